import { msg } from "@lingui/core/macro";
import {
	AuditIcon,
	CertificateIcon,
	EditIcon,
	FindingIcon,
	HomeIcon,
	MailIcon,
	MisuseIcon,
	MoneyIcon,
	QuestionIcon,
	QuotationIcon,
	TeamIcon,
} from "@/components/icons";
import type { AreaPage } from "@/lib/area";
import { people } from "./people";

/** The pages of applicants and certified clients, below /c/$body. */
export const applicant: AreaPage[] = [
	...people,

	{
		path: "",
		title: msg`Start page`,
		load: () => import("./HomePage"),
		nav: { label: msg`Start page`, icon: <HomeIcon />, order: 10 },
	},

	// application
	{
		path: "applications/$application",
		title: msg`Application`,
		load: () => import("@/features/application/TaskListPage"),
	},
	{
		path: "applications/$application/sections/$section",
		title: msg`Application`,
		load: () => import("@/features/application/SectionPage"),
	},
	{
		path: "applications/$application/materials",
		title: msg`Materials`,
		load: () => import("@/features/application/MaterialsPage"),
	},
	{
		path: "applications/$application/check",
		title: msg`Check your answers`,
		load: () => import("@/features/application/CheckPage"),
	},

	// audit, finding
	{
		path: "audits",
		title: msg`Audits`,
		load: () => import("@/features/audit/ClientAuditsPage"),
		nav: { label: msg`Audits`, icon: <AuditIcon />, order: 40, permission: "audit.read", group: "work" },
	},
	{ path: "audits/$audit", title: msg`Audit`, load: () => import("./AuditPage") },
	{
		path: "findings",
		title: msg`Findings`,
		load: () => import("@/features/finding/FindingsPage"),
		nav: {
			label: msg`Findings`,
			icon: <FindingIcon />,
			order: 42,
			permission: "finding.read",
			group: "work",
		},
	},
	{ path: "findings/$finding", title: msg`Finding`, load: () => import("@/features/finding/FindingPage") },

	// quotation and agreement
	{
		path: "quotations",
		title: msg`Quotations`,
		load: () => import("@/features/fee/QuotationsPage"),
		nav: { label: msg`Quotations`, icon: <QuotationIcon />, order: 30, permission: "quotation.read" },
	},
	{ path: "quotations/$quotation", title: msg`Quotation`, load: () => import("./QuotationPage") },
	{
		path: "invoices",
		title: msg`Invoices`,
		load: () => import("@/features/invoice/InvoicesPage"),
		nav: { label: msg`Invoices`, icon: <MoneyIcon />, order: 32, permission: "invoice.read" },
	},
	{ path: "invoices/$invoice", title: msg`Invoice`, load: () => import("@/features/invoice/InvoicePage") },
	{
		path: "contracts",
		title: msg`Agreements`,
		load: () => import("@/features/contract/ContractsPage"),
	},
	{
		path: "contracts/$contract",
		title: msg`Agreement`,
		load: () => import("@/features/contract/ContractPage"),
	},

	{
		path: "audit-time/$calculation",
		title: msg`Audit time`,
		load: () => import("@/features/sheet/SheetPage"),
	},

	// headcount
	{
		path: "headcount",
		title: msg`Headcount`,
		load: () => import("./HeadcountPage"),
		nav: { label: msg`Headcount`, icon: <TeamIcon />, order: 65, permission: "client.read", group: "work" },
	},

	// change, complaint, appeal
	{
		path: "changes",
		title: msg`Changes`,
		load: () => import("./ChangesPage"),
		nav: { label: msg`Changes`, icon: <EditIcon />, order: 66, permission: "audit.confirm", group: "work" },
	},
	{
		path: "appeals",
		title: msg`Appeals`,
		load: () => import("./AppealsPage"),
		nav: {
			label: msg`Appeals`,
			icon: <QuestionIcon />,
			order: 67,
			permission: "audit.confirm",
			group: "work",
		},
	},
	{
		path: "complaints",
		title: msg`Complaints`,
		load: () => import("./ComplaintsPage"),
		nav: {
			label: msg`Complaints`,
			icon: <MailIcon />,
			order: 68,
			permission: "audit.confirm",
			group: "work",
		},
	},

	{
		path: "misuses",
		title: msg`Use of the mark`,
		load: () => import("./MisusesPage"),
		nav: {
			label: msg`Use of the mark`,
			icon: <MisuseIcon />,
			order: 69,
			permission: "certificate.read",
			group: "work",
		},
	},
	{ path: "misuses/$misuse", title: msg`Use of the mark`, load: () => import("./MisusePage") },

	// certificate
	{
		path: "certificates",
		title: msg`Certificate`,
		load: () => import("./CertificatesPage"),
		nav: {
			label: msg`Certificate`,
			icon: <CertificateIcon />,
			order: 60,
			permission: "certificate.read",
			group: "work",
		},
	},
	{
		path: "certificates/$certificate",
		title: msg`Certificate`,
		load: () => import("./CertificatePage"),
	},
];
