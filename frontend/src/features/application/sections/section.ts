import type { ApplicationEdit, ApplicationView } from "@/gen/types.gen";

/** The sections of an application, as the API names them. */
export type SectionName = Exclude<keyof ApplicationEdit, "$schema">;

type SectionData<N extends SectionName> = ApplicationView[N]["data"];

export interface SectionFormProps<N extends SectionName> {
	/** What stands in the form now. */
	values: SectionData<N>;
	application: ApplicationView;
}

/** A text in both languages, to begin with. */
export const blank = { en: "", zh: "" };
