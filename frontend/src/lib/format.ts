import type { Language } from "./preferences";
import { useLanguage } from "./preferences";

const locale = (language: Language) => (language === "zh-CN" ? "zh-CN" : "en-GB");

/**
 * A calendar day "2026-11-23" as noon UTC, so that no time zone moves it to a neighbouring day. Of a
 * moment it is the day in the reader's own time zone.
 */
function day(value: string): Date {
	if (!value.includes("T")) return new Date(`${value.slice(0, 10)}T12:00:00Z`);
	const moment = new Date(value);
	return new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate(), 12));
}

const made = new Map<Language, ReturnType<typeof make>>();

/** Formats of dates, instants and numbers for one language. Empty input gives an empty string. */
function formats(language: Language) {
	const known = made.get(language) ?? make(language);
	made.set(language, known);
	return known;
}

function make(language: Language) {
	const tag = locale(language);
	const month = language === "zh-CN" ? "long" : "short";
	const full = new Intl.DateTimeFormat(tag, { day: "numeric", month, year: "numeric", timeZone: "UTC" });
	const short = new Intl.DateTimeFormat(tag, { day: "numeric", month, timeZone: "UTC" });
	const instant = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" });
	const days = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
	const number = new Intl.NumberFormat(tag);
	const bytes = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
	return {
		/** 23 Nov 2026 or 2026年11月23日 */
		date: (value?: string | null) => (value ? full.format(day(value)) : ""),
		/** 23 Nov or 11月23日, where the year is clear */
		shortDate: (value?: string | null) => (value ? short.format(day(value)) : ""),
		/** 29 – 30 Jun 2026 or 2026年6月29日至30日 */
		range: (from?: string | null, to?: string | null) => {
			if (!from || !to || from === to) return from ? full.format(day(from)) : "";
			if (language === "en") return full.formatRange(day(from), day(to));
			// Intl writes ranges in Chinese with strokes, 2026/6/29 – 2026/6/30, which no letter would.
			const same = (length: number) => from.slice(0, length) === to.slice(0, length);
			const end = same(7) ? `${Number(to.slice(8, 10))}日` : (same(4) ? short : full).format(day(to));
			return `${full.format(day(from))}至${end}`;
		},
		time: (value?: string | null) => (value ? instant.format(new Date(value)) : ""),
		days: (value?: number | string | null) =>
			value === undefined || value === null || value === "" ? "" : days.format(Number(value)),
		number: (value?: number | null) => (value === undefined || value === null ? "" : number.format(value)),
		/** +9 or -3.5, the sign always said */
		signed: (value: number) => new Intl.NumberFormat(tag, { signDisplay: "exceptZero" }).format(value),
		money: (amount: number | string, currency: string) =>
			new Intl.NumberFormat(tag, { style: "currency", currency, currencyDisplay: "code" }).format(
				Number(amount),
			),
		size: (count: number) =>
			count < 1000
				? `${count} B`
				: count < 1e6
					? `${bytes.format(count / 1000)} kB`
					: `${bytes.format(count / 1e6)} MB`,
	};
}

export function useFormats() {
	return formats(useLanguage());
}

/** Whole days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((day(to).getTime() - day(from).getTime()) / 86_400_000);
}

/** The calendar day so many days later. */
export function addDays(value: string, count: number): string {
	return new Date(day(value).getTime() + count * 86_400_000).toISOString().slice(0, 10);
}
