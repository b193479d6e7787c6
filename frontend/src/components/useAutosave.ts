import { useCallback, useEffect, useRef, useState } from "react";
import { useLeaving } from "@/lib/leaving";
import { asProblem, type Problem } from "@/lib/problem";

export interface SaveState {
	saving: boolean;
	/** Changes kept here that the server does not have yet. */
	waiting: number;
	/** The reason of the last refusal, until a later save succeeds. */
	refused?: string;
	problem?: Problem;
}

interface Autosave<T> {
	state: SaveState;
	/** Call with the whole value at every change; it is sent after a pause, one request at a time. */
	change: (value: T) => void;
	/** Sends now what waits, for instance before going to the next page. */
	flush: () => Promise<void>;
}

const pause = 700;

/**
 * Saves a value as it is typed. A later value replaces an earlier one that was not sent. When the
 * server cannot be reached the value waits and is sent again; a refusal is shown and waits for a change.
 */
export function useAutosave<T>(save: (value: T) => Promise<unknown>): Autosave<T> {
	const [state, setState] = useState<SaveState>({ saving: false, waiting: 0 });
	const latest = useRef(save);
	useEffect(() => {
		latest.current = save;
	}, [save]);
	const queued = useRef<{ value: T } | undefined>(undefined);
	const running = useRef<Promise<void> | undefined>(undefined);
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

	const flush = useCallback((): Promise<void> => {
		clearTimeout(timer.current);
		running.current ??= drain().finally(() => {
			running.current = undefined;
		});
		return running.current;

		async function drain() {
			while (queued.current) {
				const taken = queued.current;
				queued.current = undefined;
				setState((s) => ({ ...s, saving: true }));
				try {
					await latest.current(taken.value);
					setState({ saving: false, waiting: 0 });
				} catch (thrown) {
					const problem = asProblem(thrown);
					if (problem.unreachable) {
						queued.current ??= taken;
						setState({ saving: false, waiting: 1, problem });
						timer.current = setTimeout(() => void flush(), 5000);
					} else {
						const says = problem.rules[0]?.says ?? problem.errors[0]?.says ?? problem.message;
						setState({ saving: false, waiting: 0, refused: says, problem });
					}
					return;
				}
			}
		}
	}, []);

	const change = useCallback(
		(value: T) => {
			queued.current = { value };
			setState((s) => ({ ...s, saving: true, waiting: 0 }));
			clearTimeout(timer.current);
			timer.current = setTimeout(() => void flush(), pause);
		},
		[flush],
	);

	// Leaving the page must not lose the last words.
	useLeaving(() => {
		if (!queued.current && !running.current) return false;
		void flush();
		return true;
	});
	useEffect(() => () => void flush(), [flush]);

	return { state, change, flush };
}
