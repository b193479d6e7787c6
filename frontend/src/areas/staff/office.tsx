import { msg } from "@lingui/core/macro";
import {
	BookIcon,
	DecisionIcon,
	HistoryIcon,
	MailIcon,
	SettingsIcon,
	TeamIcon,
	UploadIcon,
	UserIcon,
} from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages about the body itself: its people, its mail, its trail, its settings. */
export const office: AreaPage[] = [
	{
		path: "people",
		title: msg`People`,
		load: () => import("@/features/people/PeoplePage"),
		nav: {
			label: msg`People`,
			icon: <TeamIcon />,
			order: 80,
			permission: "people.read",
			group: "records",
		},
	},
	{ path: "people/$person", title: msg`Person`, load: () => import("@/features/people/PersonPage") },
	{
		path: "me",
		title: msg`My file`,
		load: () => import("@/features/people/MyFilePage"),
		nav: {
			label: msg`My file`,
			icon: <UserIcon />,
			order: 85,
			permission: "people.read",
			group: "records",
		},
	},
	{
		path: "standards",
		title: msg`Standards`,
		load: () => import("@/features/standard/StandardsPage"),
		nav: {
			label: msg`Standards`,
			icon: <BookIcon />,
			order: 89,
			permission: "people.read",
			group: "settings",
		},
	},
	{
		path: "certificates/keys",
		title: msg`Signing keys`,
		load: () => import("@/features/signing/KeysPage"),
	},
	{
		path: "certificates/templates",
		title: msg`Templates of certificates`,
		load: () => import("@/features/template/TemplatesPage"),
	},
	{
		path: "certificates/templates/new",
		title: msg`New template`,
		load: () => import("@/features/template/TemplateFormPage"),
	},
	{
		path: "standards/new",
		title: msg`New standard`,
		load: () => import("@/features/standard/StandardFormPage"),
	},
	{
		path: "standards/areas",
		title: msg`Technical areas`,
		load: () => import("@/features/standard/AreasPage"),
	},
	{
		path: "standards/$standard",
		title: msg`Standard`,
		load: () => import("@/features/standard/StandardPage"),
	},
	{
		path: "standards/$standard/campaign",
		title: msg`Transition`,
		load: () => import("@/features/standard/CampaignPage"),
	},
	{
		path: "standards/$standard/edit",
		title: msg`Edit the standard`,
		load: () => import("@/features/standard/StandardFormPage"),
	},
	{
		path: "mail",
		title: msg`Mail`,
		load: () => import("@/features/mail/MailPage"),
		nav: { label: msg`Mail`, icon: <MailIcon />, order: 90, permission: "mail.read", group: "settings" },
	},
	{ path: "mail/$message", title: msg`Letter`, load: () => import("@/features/mail/MessagePage") },
	{
		path: "trail",
		title: msg`Audit trail`,
		load: () => import("@/features/trail/TrailPage"),
		nav: {
			label: msg`Audit trail`,
			icon: <HistoryIcon />,
			order: 92,
			permission: "trail.read",
			group: "settings",
		},
	},
	{
		path: "registers",
		title: msg`Registers`,
		load: () => import("@/features/register/RegistersPage"),
		nav: {
			label: msg`Registers`,
			icon: <UploadIcon />,
			order: 75,
			permission: "body.manage",
			group: "records",
		},
	},
	{
		path: "registers/columns",
		title: msg`Columns of the monthly report`,
		load: () => import("@/features/register/ColumnsPage"),
	},
	{
		path: "registers/api",
		title: msg`API and XML of IAF CertSearch`,
		load: () => import("@/features/register/ApiPage"),
	},
	{
		path: "agreement-terms",
		title: msg`Terms of the agreement`,
		load: () => import("@/features/terms/TermsPage"),
		nav: {
			label: msg`Terms of the agreement`,
			icon: <BookIcon />,
			order: 87,
			permission: "body.manage",
			group: "settings",
		},
	},
	{
		path: "agreement-terms/new",
		title: msg`New terms of the agreement`,
		load: () => import("@/features/terms/TermsFormPage"),
	},
	{
		path: "rules",
		title: msg`Rulebook`,
		load: () => import("@/features/rulebook/RulebookPage"),
		nav: {
			label: msg`Rulebook`,
			icon: <BookIcon />,
			order: 95,
			permission: "people.read",
			group: "settings",
		},
	},
	{
		path: "impartiality",
		title: msg`Impartiality`,
		load: () => import("@/features/impartiality/ImpartialityPage"),
		nav: {
			label: msg`Impartiality`,
			icon: <DecisionIcon />,
			order: 97,
			permission: "body.manage",
			group: "settings",
		},
	},
	{
		path: "impartiality/risks/new",
		title: msg`Enter a risk`,
		load: () => import("@/features/impartiality/RiskFormPage"),
	},
	{
		path: "impartiality/risks/$risk",
		title: msg`Risk to impartiality`,
		load: () => import("@/features/impartiality/RiskPage"),
	},
	{
		path: "impartiality/risks/$risk/edit",
		title: msg`Edit the risk`,
		load: () => import("@/features/impartiality/RiskFormPage"),
	},
	{
		path: "import",
		title: msg`Import`,
		load: () => import("@/features/import/ImportPage"),
		nav: {
			label: msg`Import`,
			icon: <UploadIcon />,
			order: 97,
			permission: "body.manage",
			group: "settings",
		},
	},
	{
		path: "settings",
		title: msg`Settings`,
		load: () => import("@/features/body/SettingsPage"),
		nav: {
			label: msg`Settings`,
			icon: <SettingsIcon />,
			order: 99,
			permission: "people.read",
			group: "settings",
		},
	},
];
