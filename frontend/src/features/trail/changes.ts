export interface Change {
	/** Where in the record: "plan.issued_on", "team[1].role". */
	path: string;
	before?: string;
	after?: string;
}

type Leaves = Map<string, string>;

/** What differs between two snapshots of a record, in the order of the later one. */
export function changes(before: unknown, after: unknown): Change[] {
	const old = leaves(recordOf(before));
	const now = leaves(recordOf(after));
	const out: Change[] = [];
	for (const [path, value] of now) {
		if (old.get(path) !== value) out.push({ path, before: old.get(path), after: value });
	}
	for (const [path, value] of old) {
		if (!now.has(path)) out.push({ path, before: value });
	}
	return out.filter((one) => one.path !== "version");
}

/** A row is kept with the columns that the database searches by; the record itself says it all. */
function recordOf(payload: unknown): unknown {
	return isObject(payload) && "Record" in payload ? payload.Record : payload;
}

function leaves(value: unknown, path = "", out: Leaves = new Map()): Leaves {
	if (Array.isArray(value)) {
		for (const [index, one] of value.entries()) leaves(one, `${path}[${index}]`, out);
	} else if (isObject(value)) {
		for (const [key, one] of Object.entries(value)) leaves(one, path ? `${path}.${key}` : key, out);
	} else if (value !== null && value !== undefined && value !== "") {
		out.set(path, typeof value === "string" ? value : JSON.stringify(value));
	}
	return out;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
