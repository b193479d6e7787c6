import type { AreaPage } from "@/lib/area";

/** The pages of those who audit, below /b/$body; they share the staff's shell. */
export const auditor: AreaPage[] = [];
