import { Link as RouterLink } from "@tanstack/react-router";
import type { ReactNode } from "react";

export interface LinkProps {
	/** An address of the application, such as "/b/acme/audits". */
	to: string;
	search?: Record<string, string | undefined>;
	children?: ReactNode;
	className?: string;
	"aria-current"?: "page";
	"aria-label"?: string;
	tabIndex?: number;
	onClick?: () => void;
}

/** A link inside the application. The page behind it starts loading when the pointer rests on it. */
export function Link({ to, search, ...rest }: LinkProps) {
	// The router would call every address above the current one current too.
	return <RouterLink to={to} search={search} preload="intent" activeOptions={{ exact: true }} {...rest} />;
}
