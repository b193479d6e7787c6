import type { AreaPage } from "@/lib/area";

/** The pages of a certification body's staff, below /b/$body. */
export const staff: AreaPage[] = [];
