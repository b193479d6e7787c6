import type { FieldError, Problem } from "@/lib/problem";

export type FieldName = (string | number)[];

/** "body.sites[0].name" and "sites.0.name" as the form knows it: ["sites", 0, "name"]. */
export function fieldName(path: string): FieldName {
	return path
		.replace(/^\/+/, "")
		.replace(/\[(\d+)\]/g, ".$1")
		.split(/[./]/)
		.filter((part, index) => part !== "" && !(index === 0 && part === "body"))
		.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Divides what the server said between the fields of this form and the rest. A path that is longer
 * than any field belongs to the nearest field above it (a bilingual text refused in one language).
 */
export function sortErrors(problem: Problem, known: (name: FieldName) => boolean) {
	const fields: { name: FieldName; errors: string[] }[] = [];
	const rest: FieldError[] = [];
	const said: FieldError[] = [
		...problem.errors,
		...problem.rules.flatMap((rule) => (rule.field ? [{ field: rule.field, says: rule.says }] : [])),
	];
	for (const error of said) {
		let name = fieldName(error.field);
		while (name.length > 0 && !known(name)) name = name.slice(0, -1);
		if (name.length === 0) {
			rest.push(error);
			continue;
		}
		const same = fields.find((field) => field.name.join(".") === name.join("."));
		if (same) same.errors.push(error.says);
		else fields.push({ name, errors: [error.says] });
	}
	return { fields, rest };
}
