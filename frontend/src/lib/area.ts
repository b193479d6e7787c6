import type { MessageDescriptor } from "@lingui/core";
import type { ComponentType, ReactNode } from "react";

/** A place in the side panel. Order sorts it; places of the same group stand together. */
export interface NavEntry {
	label: MessageDescriptor;
	icon: ReactNode;
	order: number;
	/** Shown only to those who hold this permission in the body of the address. */
	permission?: string;
	group?: "work" | "records" | "settings";
}

/** One page of an area: its address below the area's base, and the file that draws it, loaded when visited. */
export interface AreaPage {
	/** For example "audits/$audit"; "" is the area's landing page. */
	path: string;
	title: MessageDescriptor;
	load: () => Promise<{ default: ComponentType }>;
	nav?: NavEntry;
}
