import { useCallback, useEffect, useRef, useState } from "react";
import { DetailedError, Upload } from "tus-js-client";
import { newKey, refresh } from "./http";
import { useLeaving } from "./leaving";
import { language } from "./preferences";
import { asProblem, Problem } from "./problem";

export interface Sending {
	key: string;
	name: string;
	size: number;
	/** Bytes the server has. */
	sent: number;
	state: "sending" | "done" | "failed";
	problem?: Problem;
}

interface Entry {
	upload: Upload;
	renewed: boolean;
}

const part = 8 * 1024 * 1024;

/**
 * Sends files by tus 1.0 in parts: a lost connection or a closed tab resumes where it stopped. A file
 * goes on while other pages of the area are visited; before the tab is closed the browser asks.
 * done is called once per file, with the last answer of the server.
 */
export function useUploads(
	endpoint: string,
	done: (file: File, headers: (name: string) => string | undefined) => void,
) {
	const [list, setList] = useState<Sending[]>([]);
	const running = useRef(new Map<string, Entry>());
	const finished = useRef(done);
	useEffect(() => {
		finished.current = done;
	}, [done]);
	const change = useCallback((key: string, next: Partial<Sending>) => {
		setList((old) => old.map((one) => (one.key === key ? { ...one, ...next } : one)));
	}, []);

	useLeaving(() => list.some((one) => one.state === "sending"));

	const begin = useCallback(
		(key: string, file: File, metadata: Record<string, string>) => {
			const upload = new Upload(file, {
				endpoint,
				chunkSize: part,
				retryDelays: [0, 1000, 3000, 8000, 20000],
				metadata: { filename: file.name, filetype: file.type, ...metadata },
				removeFingerprintOnSuccess: true,
				onBeforeRequest: (request) => request.setHeader("Accept-Language", language.get()),
				onShouldRetry: (thrown) =>
					[0, 423, 502, 503, 504].includes(thrown.originalResponse?.getStatus() ?? 0),
				onProgress: (sent) => change(key, { sent }),
				onSuccess: ({ lastResponse }) => {
					change(key, { state: "done", sent: file.size });
					finished.current(file, (name) => lastResponse.getHeader(name));
				},
				onError: (thrown) => {
					const problem = problemOf(thrown);
					const entry = running.current.get(key);
					if (problem.status !== 401 || !entry || entry.renewed)
						return change(key, { state: "failed", problem });
					entry.renewed = true;
					void refresh().then((ok) => (ok ? upload.start() : change(key, { state: "failed", problem })));
				},
			});
			running.current.set(key, { upload, renewed: false });
			void upload.findPreviousUploads().then(([previous]) => {
				if (previous) upload.resumeFromPreviousUpload(previous);
				upload.start();
			});
		},
		[endpoint, change],
	);

	const add = useCallback(
		(files: File[], metadata: Record<string, string> = {}) => {
			const fresh = files.map((file) => ({ key: newKey(), file }));
			setList((old) => [
				...old,
				...fresh.map(({ key, file }) => ({
					key,
					name: file.name,
					size: file.size,
					sent: 0,
					state: "sending" as const,
				})),
			]);
			for (const { key, file } of fresh) begin(key, file, metadata);
		},
		[begin],
	);

	const retry = useCallback(
		(key: string) => {
			change(key, { state: "sending", problem: undefined });
			running.current.get(key)?.upload.start();
		},
		[change],
	);

	/** Stops a file, or takes a finished one off the list. */
	const remove = useCallback((key: string) => {
		void running.current.get(key)?.upload.abort();
		running.current.delete(key);
		setList((old) => old.filter((one) => one.key !== key));
	}, []);

	return { list, add, retry, remove };
}

function problemOf(thrown: Error | DetailedError): Problem {
	const response = thrown instanceof DetailedError ? thrown.originalResponse : undefined;
	if (!response) return thrown instanceof DetailedError ? new Problem({}, 0) : asProblem(thrown);
	try {
		return new Problem(JSON.parse(response.getBody()) as object, response.getStatus());
	} catch {
		return new Problem({}, response.getStatus());
	}
}
