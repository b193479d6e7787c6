import { msg } from "@lingui/core/macro";
import { FormIcon } from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages of those who audit, below /b/$body; they share the staff's shell. */
export const auditor: AreaPage[] = [
	{
		path: "my-audits",
		title: msg`My audits`,
		load: () => import("@/features/audit/MyAuditsPage"),
		nav: { label: msg`My audits`, icon: <FormIcon />, order: 20, permission: "audit.perform", group: "work" },
	},
];
