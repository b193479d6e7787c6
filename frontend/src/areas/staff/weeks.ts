import type { ObligationView } from "@/gen/types.gen";

export interface Week {
	/** Its Monday. */
	monday: string;
	items: ObligationView[];
}

/** The Monday of the week that the day lies in. */
export function monday(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
	return date.toISOString().slice(0, 10);
}

/** Later by whole days. */
export function later(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** Deadlines sorted by day, put together by calendar week. */
export function byWeek(list: ObligationView[]): Week[] {
	const weeks: Week[] = [];
	for (const item of list) {
		const start = monday(item.due_on);
		const last = weeks.at(-1);
		if (last?.monday === start) last.items.push(item);
		else weeks.push({ monday: start, items: [item] });
	}
	return weeks;
}
