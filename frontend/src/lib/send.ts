import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

/** Asks the server again for everything on screen; resolves when the answers have come. */
export function useRefresh(): () => Promise<void> {
	const queries = useQueryClient();
	return useCallback(() => queries.invalidateQueries(), [queries]);
}

/**
 * A change followed by asking the server again for everything on screen: after a verb other parts of a
 * case have changed too, and the screen must not guess which.
 */
export function useSend<A extends unknown[], R>(
	change: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
	const refresh = useRefresh();
	const latest = useRef(change);
	useEffect(() => {
		latest.current = change;
	}, [change]);
	return useCallback(
		async (...args: A) => {
			const result = await latest.current(...args);
			await refresh();
			return result;
		},
		[refresh],
	);
}

export interface Act<A extends unknown[]> {
	run: (...args: A) => void;
	busy: boolean;
	/** What the last attempt threw; for ProblemNote. */
	error: unknown;
	reset: () => void;
}

/** A change behind a button: whether it runs, and why it failed. A second press while it runs does nothing. */
export function useAct<A extends unknown[], R>(
	change: (...args: A) => Promise<R>,
	then?: (result: R) => void,
): Act<A> {
	const send = useSend(change);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>();
	const running = useRef(false);
	const after = useRef(then);
	useEffect(() => {
		after.current = then;
	}, [then]);
	const run = useCallback(
		(...args: A) => {
			if (running.current) return;
			running.current = true;
			setBusy(true);
			setError(undefined);
			send(...args)
				.then((result) => after.current?.(result), setError)
				.finally(() => {
					running.current = false;
					setBusy(false);
				});
		},
		[send],
	);
	return { run, busy, error, reset: useCallback(() => setError(undefined), []) };
}
