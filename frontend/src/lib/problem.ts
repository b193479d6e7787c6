/** A rule that stopped something: its id, its sentence in the reader's language, and where it stands. */
export interface BrokenRule {
	id: string;
	says: string;
	source?: string;
	clause?: string;
	field?: string;
}

export interface FieldError {
	field: string;
	says: string;
}

interface ProblemDocument {
	type?: string;
	title?: string;
	status?: number;
	detail?: string;
	code?: string;
	reference?: string;
	errors?: FieldError[];
	rules?: BrokenRule[];
}

/**
 * What the server answered instead of a result (RFC 9457). The sentences are already in the language
 * of the request. Status 0 means that the server could not be reached at all.
 */
export class Problem extends Error {
	readonly status: number;
	readonly code: string;
	readonly title: string;
	readonly detail: string;
	readonly reference: string | undefined;
	readonly errors: FieldError[];
	readonly rules: BrokenRule[];

	constructor(document: ProblemDocument, status: number) {
		super(document.detail || document.title || `HTTP ${status}`);
		this.name = "Problem";
		this.status = status;
		this.code = document.code ?? "";
		this.title = document.title ?? "";
		this.detail = document.detail ?? "";
		this.reference = document.reference;
		this.errors = document.errors ?? [];
		this.rules = document.rules ?? [];
	}

	/** Somebody else changed the record since it was read. */
	get stale(): boolean {
		return this.status === 412;
	}

	get unreachable(): boolean {
		return this.status === 0;
	}
}

/** Turns whatever was thrown into a Problem, so that a screen has one thing to show. */
export function asProblem(thrown: unknown): Problem {
	if (thrown instanceof Problem) return thrown;
	const detail = thrown instanceof Error ? thrown.message : String(thrown);
	return new Problem({ detail }, 0);
}

/** Reads a failed answer; proxies in between may answer with something that is not a problem document. */
export async function readProblem(response: Response): Promise<Problem> {
	try {
		return new Problem((await response.json()) as ProblemDocument, response.status);
	} catch {
		return new Problem({ title: response.statusText }, response.status);
	}
}
