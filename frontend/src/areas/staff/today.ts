import { applicationsToday } from "@/features/application/today";
import { deadlinesToday } from "@/features/clock/today";
import { decisionsToday } from "@/features/decision/today";
import type { TodaySource } from "@/lib/today";

/** What can wait for the people of a body. The order is that of the sections on the page. */
export const sources: TodaySource[] = [applicationsToday, decisionsToday, deadlinesToday];
