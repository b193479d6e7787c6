import { msg } from "@lingui/core/macro";
import { ClientIcon, HomeIcon } from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages of a certification body's staff, below /b/$body. */
export const staff: AreaPage[] = [
	{
		path: "",
		title: msg`Today`,
		load: () => import("./TodayPage"),
		nav: { label: msg`Today`, icon: <HomeIcon />, order: 10 },
	},

	// client
	{
		path: "clients",
		title: msg`Clients`,
		load: () => import("@/features/client/ClientsPage"),
		nav: {
			label: msg`Clients`,
			icon: <ClientIcon />,
			order: 70,
			permission: "client.read",
			group: "records",
		},
	},
	{ path: "clients/$client", title: msg`Client`, load: () => import("./ClientPage") },
	{
		path: "clients/$client/edit",
		title: msg`Edit the client`,
		load: () => import("@/features/client/ClientFormPage"),
	},
];
