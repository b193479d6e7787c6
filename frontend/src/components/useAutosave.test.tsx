import { act, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "@/lib/problem";
import { draw } from "@/lib/test";
import { SaveLine } from "./SaveLine";
import { useAutosave } from "./useAutosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("sends the last of several quick changes, once", async () => {
	const save = vi.fn().mockResolvedValue(undefined);
	const { result } = renderHook(() => useAutosave<string>(save));
	act(() => result.current.change("a"));
	act(() => result.current.change("ab"));
	expect(result.current.state.saving).toBe(true);
	await settle(1000);
	expect(save.mock.calls).toEqual([["ab"]]);
	expect(result.current.state).toEqual({ saving: false, waiting: 0 });
});

test("keeps a change while the server is away and sends it again", async () => {
	const save = vi.fn().mockRejectedValueOnce(new Problem({}, 0)).mockResolvedValue(undefined);
	const { result } = renderHook(() => useAutosave<string>(save));
	act(() => result.current.change("a"));
	await settle(1000);
	expect(result.current.state.waiting).toBe(1);
	await settle(5000);
	expect(save.mock.calls).toEqual([["a"], ["a"]]);
	expect(result.current.state.waiting).toBe(0);
});

test("says why a change was refused and does not send it again", async () => {
	const refusal = new Problem({ errors: [{ field: "headcount", says: "More than the company has." }] }, 422);
	const save = vi.fn().mockRejectedValue(refusal);
	const { result } = renderHook(() => useAutosave<string>(save));
	act(() => result.current.change("a"));
	await settle(60_000);
	expect(save).toHaveBeenCalledOnce();
	expect(result.current.state.refused).toBe("More than the company has.");
});

test("a change made while another is on its way follows it", async () => {
	let release: () => void = () => undefined;
	const save = vi.fn().mockImplementationOnce(() => new Promise<void>((done) => (release = done)));
	const { result } = renderHook(() => useAutosave<string>(save));
	act(() => result.current.change("a"));
	await settle(1000);
	act(() => result.current.change("b"));
	await settle(1000);
	expect(save.mock.calls).toEqual([["a"]]);
	release();
	await settle(1000);
	expect(save.mock.calls).toEqual([["a"], ["b"]]);
});

test("the line says all saved, saving, waiting, refused", async () => {
	vi.useRealTimers();
	const { unmount } = await draw(<SaveLine state={{ saving: false, waiting: 0 }} />);
	expect(screen.getByRole("status")).toHaveTextContent("All saved");
	unmount();
	await draw(<SaveLine state={{ saving: false, waiting: 0, refused: "too many" }} />);
	expect(screen.getByRole("status")).toHaveTextContent("1 refused: too many");
});
