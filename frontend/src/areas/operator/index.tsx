import type { AreaPage } from "@/lib/area";

/** The pages of those who run the deployment, below /operator. */
export const operator: AreaPage[] = [];
