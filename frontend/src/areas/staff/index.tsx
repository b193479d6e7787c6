import { msg } from "@lingui/core/macro";
import {
	ApplicationIcon,
	AuditIcon,
	CalendarIcon,
	ClientIcon,
	FindingIcon,
	HomeIcon,
} from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages of a certification body's staff, below /b/$body. */
export const staff: AreaPage[] = [
	{
		path: "",
		title: msg`Today`,
		load: () => import("./TodayPage"),
		nav: { label: msg`Today`, icon: <HomeIcon />, order: 10 },
	},

	// application
	{
		path: "applications",
		title: msg`Applications`,
		load: () => import("@/features/application/ApplicationsPage"),
		nav: {
			label: msg`Applications`,
			icon: <ApplicationIcon />,
			order: 20,
			permission: "application.read",
			group: "work",
		},
	},
	{ path: "applications/$application", title: msg`Application`, load: () => import("./ApplicationPage") },

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

	// audit, finding
	{
		path: "audits",
		title: msg`Engagements`,
		load: () => import("@/features/audit/EngagementsPage"),
		nav: { label: msg`Engagements`, icon: <AuditIcon />, order: 30, permission: "audit.read", group: "work" },
	},
	{ path: "audits/$audit", title: msg`Audit`, load: () => import("./AuditPage") },
	{
		path: "planner",
		title: msg`Planner`,
		load: () => import("@/features/audit/PlannerPage"),
		nav: { label: msg`Planner`, icon: <CalendarIcon />, order: 32, permission: "audit.plan", group: "work" },
	},
	{
		path: "findings",
		title: msg`Findings`,
		load: () => import("@/features/finding/FindingsPage"),
		nav: {
			label: msg`Findings`,
			icon: <FindingIcon />,
			order: 34,
			permission: "finding.read",
			group: "work",
		},
	},
	{ path: "findings/$finding", title: msg`Finding`, load: () => import("@/features/finding/FindingPage") },
];
