import type { AreaPage } from "@/lib/area";

/** The pages of applicants and certified clients, below /c/$body. */
export const applicant: AreaPage[] = [];
