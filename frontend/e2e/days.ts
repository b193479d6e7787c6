/** Calendar days such as "2026-11-23". */
const of = (day: Date) => day.toISOString().slice(0, 10);

export function plusDays(day: string, days: number): string {
	const moved = new Date(day);
	moved.setUTCDate(moved.getUTCDate() + days);
	return of(moved);
}

/** The same day of an earlier month, or its first day where the month is shorter. */
export function monthsBefore(day: string, months: number): string {
	const moved = new Date(`${day.slice(0, 7)}-01`);
	moved.setUTCMonth(moved.getUTCMonth() - months);
	return of(moved);
}

/** The first Monday that is at least so many days away. */
export function mondayAfter(day: string, days: number): string {
	let monday = plusDays(day, days);
	while (new Date(monday).getUTCDay() !== 1) monday = plusDays(monday, 1);
	return monday;
}
