import type { AreaPage } from "@/lib/area";

/** Pages for anyone: signing in, joining, registering. Paths start at the root. */
export const open: AreaPage[] = [];
