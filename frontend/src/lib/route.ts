import { useParams } from "@tanstack/react-router";

/** A part of the address such as $body or $audit. Throws when the page stands at no such address. */
export function useParam(name: string, missing?: string): string {
	const params: Record<string, string | undefined> = useParams({ strict: false });
	const value = params[name] ?? missing;
	if (value === undefined) throw new Error(`no $${name} in the address of this page`);
	return value;
}

/** The slug of the certification body in the address. */
export function useBody(): string {
	return useParam("body");
}
