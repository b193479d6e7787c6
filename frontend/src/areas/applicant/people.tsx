import { msg } from "@lingui/core/macro";
import { TeamIcon } from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The people who act for the organisation. */
export const people: AreaPage[] = [
	{
		path: "people",
		title: msg`Colleagues`,
		load: () => import("@/features/people/ColleaguesPage"),
		nav: {
			label: msg`Colleagues`,
			icon: <TeamIcon />,
			order: 90,
			permission: "client.manage",
			group: "settings",
		},
	},
];
