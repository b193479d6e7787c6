import { apiFetch } from "./http";

/** A file that the server keeps. */
export interface Kept {
	id: string;
	name: string;
	size: number;
	scan?: "not_scanned" | "clean" | "infected";
}

/** Sends one small file whole; the fields say whose it is and what for. */
export async function sendDocument(
	body: string,
	file: File,
	fields: { client: string; application?: string },
): Promise<Kept> {
	const form = new FormData();
	form.append("client", fields.client);
	if (fields.application) form.append("application", fields.application);
	form.append("file", file);
	const answer = await apiFetch(new URL(`/api/v1/b/${body}/documents`, location.origin), {
		method: "POST",
		body: form,
	});
	return (await answer.json()) as Kept;
}
