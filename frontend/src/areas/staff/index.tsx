import { msg } from "@lingui/core/macro";
import {
	ApplicationIcon,
	AuditIcon,
	CalendarIcon,
	CertificateIcon,
	ClientIcon,
	ClockIcon,
	DecisionIcon,
	FindingIcon,
	HomeIcon,
	MoneyIcon,
	QuotationIcon,
} from "@/components/icons";
import type { AreaPage } from "@/lib/area";
import { complaining } from "./complaining";
import { deciding } from "./deciding";
import { office } from "./office";

/** The pages of a certification body's staff, below /b/$body. */
export const staff: AreaPage[] = [
	...office,

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
	{
		path: "clients/$client/special-audit",
		title: msg`Call for a special audit`,
		load: () => import("@/features/audit/SpecialAuditPage"),
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
		title: msg`Audit planner`,
		load: () => import("@/features/audit/PlannerPage"),
		nav: {
			label: msg`Audit planner`,
			icon: <CalendarIcon />,
			order: 32,
			permission: "audit.plan",
			group: "work",
		},
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

	// audit time, quotation, agreement
	{
		path: "applications/$application/audit-time",
		title: msg`Audit time`,
		load: () => import("./AudittimePage"),
	},
	{
		path: "audit-time/$calculation",
		title: msg`Audit time`,
		load: () => import("@/features/sheet/SheetPage"),
	},
	{
		path: "quotations",
		title: msg`Quotations`,
		load: () => import("@/features/fee/QuotationsPage"),
		nav: {
			label: msg`Quotations`,
			icon: <QuotationIcon />,
			order: 25,
			permission: "quotation.read",
			group: "work",
		},
	},
	{ path: "quotations/$quotation", title: msg`Quotation`, load: () => import("./QuotationPage") },
	{
		path: "invoices",
		title: msg`Invoices`,
		load: () => import("@/features/invoice/InvoicesPage"),
		nav: {
			label: msg`Invoices`,
			icon: <MoneyIcon />,
			order: 44,
			permission: "invoice.write",
			group: "work",
		},
	},
	{ path: "invoices/$invoice", title: msg`Invoice`, load: () => import("@/features/invoice/InvoicePage") },
	{
		path: "contracts",
		title: msg`Agreements`,
		load: () => import("@/features/contract/ContractsPage"),
		nav: {
			label: msg`Agreements`,
			icon: <DecisionIcon />,
			order: 75,
			permission: "quotation.read",
			group: "records",
		},
	},
	{
		path: "contracts/$contract",
		title: msg`Agreement`,
		load: () => import("@/features/contract/ContractPage"),
	},
	{
		path: "prices",
		title: msg`Price list`,
		load: () => import("@/features/fee/PricesPage"),
		nav: {
			label: msg`Price list`,
			icon: <MoneyIcon />,
			order: 85,
			permission: "people.read",
			group: "settings",
		},
	},
	{
		path: "prices/new",
		title: msg`New edition of the price list`,
		load: () => import("@/features/fee/PriceListFormPage"),
	},
	{
		path: "methods",
		title: msg`Audit-time methods`,
		load: () => import("@/features/audittime/MethodsPage"),
		nav: {
			label: msg`Audit-time methods`,
			icon: <ClockIcon />,
			order: 86,
			permission: "people.read",
			group: "settings",
		},
	},

	// subsidy
	{
		path: "subsidies",
		title: msg`Subsidies`,
		load: () => import("@/features/subsidy/SubsidiesPage"),
		nav: {
			label: msg`Subsidies`,
			icon: <MoneyIcon />,
			order: 87,
			permission: "people.read",
			group: "settings",
		},
	},
	{
		path: "subsidies/new",
		title: msg`New programme`,
		load: () => import("@/features/subsidy/SubsidyFormPage"),
	},
	{
		path: "subsidies/$subsidy",
		title: msg`Subsidy programme`,
		load: () => import("@/features/subsidy/SubsidyPage"),
	},
	{
		path: "subsidies/$subsidy/edit",
		title: msg`Edit the programme`,
		load: () => import("@/features/subsidy/SubsidyFormPage"),
	},

	// decision, certificate, clock, complaint
	...deciding,
	...complaining,

	{
		path: "certificates",
		title: msg`Certificates`,
		load: () => import("@/features/certificate/CertificatesPage"),
		nav: {
			label: msg`Certificates`,
			icon: <CertificateIcon />,
			order: 72,
			permission: "certificate.read",
			group: "records",
		},
	},
	{
		path: "certificates/$certificate",
		title: msg`Certificate`,
		load: () => import("./CertificatePage"),
	},
	{
		path: "certificates/$certificate/decide/$type",
		title: msg`Decide`,
		load: () => import("./DecideOnCertificatePage"),
	},
	{
		path: "clock",
		title: msg`Deadlines`,
		load: () => import("./ClockPage"),
		nav: { label: msg`Deadlines`, icon: <ClockIcon />, order: 20, permission: "clock.read" },
	},
	{
		path: "clock/behind",
		title: msg`Behind schedule`,
		load: () => import("@/features/schedule/SchedulePage"),
	},
];
