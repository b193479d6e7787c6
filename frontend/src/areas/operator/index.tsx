import { msg } from "@lingui/core/macro";
import { HomeIcon } from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages of those who run the deployment, below /operator. */
export const operator: AreaPage[] = [
	{
		path: "",
		title: msg`Deployment`,
		load: () => import("@/features/operator/OperatorPage"),
		nav: { label: msg`Deployment`, icon: <HomeIcon />, order: 10 },
	},
];
