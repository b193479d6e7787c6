import type { ReactNode } from "react";
import { Link } from "@/components/Link";
import { useBody } from "@/lib/route";

/** Where a document of the file is read: a received file is opened itself, all else has a page. */
export function PaperLink({ link, children }: { link?: string; children: ReactNode }) {
	const body = useBody();
	if (!link) return children;
	if (link.startsWith("/documents/")) {
		return <a href={`/api/v1/b/${body}${link}/content`}>{children}</a>;
	}
	return <Link to={`/b/${body}${link}`}>{children}</Link>;
}
