import { msg } from "@lingui/core/macro";
import { DecisionIcon } from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages of technical review, decision and dossier. */
export const deciding: AreaPage[] = [
	{
		path: "decisions",
		title: msg`Decisions`,
		load: () => import("@/features/decision/DecisionsPage"),
		nav: {
			label: msg`Decisions`,
			icon: <DecisionIcon />,
			order: 40,
			permission: "decision.read",
			group: "work",
		},
	},
	{
		path: "decisions/$decision",
		title: msg`Decision`,
		load: () => import("./DecisionPage"),
	},
	{
		path: "programmes/$programme/dossier",
		title: msg`Dossier`,
		load: () => import("@/features/decision/DossierPage"),
	},
	{
		path: "reviews",
		title: msg`Technical reviews`,
		load: () => import("@/features/review/ReviewsPage"),
		nav: {
			label: msg`Technical reviews`,
			icon: <DecisionIcon />,
			order: 38,
			permission: "decision.read",
			group: "work",
		},
	},
	{
		path: "reviews/$review",
		title: msg`Technical review`,
		load: () => import("@/features/review/ReviewPage"),
	},
];
