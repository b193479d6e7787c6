import { language } from "./preferences";
import { Problem, readProblem } from "./problem";

const base = "/api/v1";

let refreshing: Promise<boolean> | undefined;

/** Renews an expired session, one renewal at a time however many requests ask; false when it is over. */
export function refresh(): Promise<boolean> {
	refreshing ??= fetch(`${base}/session/refresh`, { method: "POST", credentials: "same-origin" })
		.then((response) => response.ok)
		.catch(() => false)
		.finally(() => {
			refreshing = undefined;
		});
	return refreshing;
}

let signedOut: () => void = () => undefined;

/** What to do when the session is over; the application goes to the sign-in page. */
export function onSignedOut(run: () => void): void {
	signedOut = run;
}

async function send(request: Request): Promise<Response> {
	request.headers.set("Accept-Language", language.get());
	try {
		return await fetch(request);
	} catch (thrown) {
		if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
		throw new Problem({}, 0);
	}
}

/**
 * fetch with the reader's language, the session cookie, one silent renewal of an expired session, and
 * every failure thrown as a Problem. The generated client and everything else uses it.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
	const request = new Request(input, { credentials: "same-origin", ...init });
	const again = request.clone();
	let response = await send(request);
	const aboutSession = new URL(request.url).pathname.startsWith(`${base}/session`);
	if (response.status === 401 && !(aboutSession && request.method !== "GET")) {
		if (await refresh()) response = await send(again);
		if (response.status === 401 && !aboutSession) signedOut();
	}
	if (!response.ok) throw await readProblem(response);
	return response;
}

interface Options {
	body?: unknown;
	/** The version the change is based on; sent as If-Match. */
	version?: number;
	/** Makes a repeated creation one creation; see newKey. */
	key?: string;
	signal?: AbortSignal;
}

/** Sends JSON to a path below /api/v1 and reads JSON back; undefined when the answer has no content. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
	const headers = new Headers({ Accept: "application/json" });
	if (options.body !== undefined) headers.set("Content-Type", "application/json");
	if (options.version !== undefined) headers.set("If-Match", ifMatch(options.version));
	if (options.key) headers.set("Idempotency-Key", options.key);
	const response = await apiFetch(new URL(base + path, location.origin), {
		method,
		headers,
		body: options.body === undefined ? undefined : JSON.stringify(options.body),
		signal: options.signal,
	});
	const text = await response.text();
	return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** The entity tag of a version, as If-Match wants it. */
export function ifMatch(version: number): string {
	return `"${version}"`;
}

/** A fresh Idempotency-Key: make one per form, not per click. Works without a secure context too. */
export function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
