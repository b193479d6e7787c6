import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useFormats } from "./format";
import { language as chosen } from "./preferences";

describe("a span of days", () => {
	it.each([
		["en", "2026-06-29", "2026-06-30", "29–30 Jun 2026"],
		["en", "2026-06-29", "2026-06-29", "29 Jun 2026"],
		["zh-CN", "2026-06-29", "2026-06-30", "2026年6月29日至30日"],
		["zh-CN", "2026-06-29", "2026-07-02", "2026年6月29日至7月2日"],
		["zh-CN", "2026-12-30", "2027-01-02", "2026年12月30日至2027年1月2日"],
		["zh-CN", "2026-06-29", "2026-06-29", "2026年6月29日"],
	] as const)("is written in %s from %s to %s as %s", (language, from, to, written) => {
		const { result } = renderHook(() => useFormats());
		act(() => chosen.set(language));
		expect(result.current.range(from, to).replaceAll(/\s*–\s*/g, "–")).toBe(written);
	});
});

describe("the day of a moment", () => {
	const zone = process.env.TZ;
	beforeEach(() => {
		process.env.TZ = "Asia/Shanghai";
	});
	afterEach(() => {
		process.env.TZ = zone;
	});

	it.each([
		["2026-11-25", "25 Nov 2026"],
		["2026-11-25/pm", "25 Nov 2026"],
		["2026-11-25T15:59:59Z", "25 Nov 2026"],
		["2026-11-25T16:00:00Z", "26 Nov 2026"],
	])("is the reader's own: %s is %s", (value, written) => {
		const { result } = renderHook(() => useFormats());
		act(() => chosen.set("en"));
		expect(result.current.date(value)).toBe(written);
	});
});
