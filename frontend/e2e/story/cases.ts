import { expect } from "@playwright/test";
import { monthsBefore } from "../days";
import type { Person } from "../person";
import type { Language } from "../words";
import * as applying from "./application";
import { today } from "./body";
import { sites } from "./cast";

/** What is special about an application, from its first question to the contract. */
export interface Case {
	standards: string[];
	sections?: Record<string, applying.Section>;
	/** What the reviewer types for the audit time. */
	reckons?: (reviewer: Person) => Promise<void>;
	/** What the quotation must say, and how many programmes follow from it. */
	days: string;
	programmes: number;
	/** Of a transfer: what is handed in for it. */
	transfer?: Record<Language, string[]>;
}

const itsm = "ISO/IEC 20000-1:2018 + Amd 1:2024";
const isms = "ISO/IEC 27001:2022 + Amd 1:2024";

/** 137 persons, 86 of them in scope, at two sites. */
const persons: applying.Section = async (p) => {
	const { t, stage } = p;
	await p.types(t("Persons in the whole organisation"), "137");
	for (const [i, [total, scope]] of [
		["90", "60"],
		["47", "26"],
	].entries()) {
		const site = sites[i] as (typeof sites)[number];
		const entry = await p.entry(t("Add persons of a site"), t("Group {n}", { n: i + 1 }));
		await entry.chooses(t("Site"), stage.says(site.name));
		await entry.typesBoth(t("What they do"), site.does);
		await entry.types(t("Persons there"), total as string);
		await entry.types(t("Of them within the scope"), scope as string);
	}
};

const shops = 25;
const shop = { en: "retail shop", zh: "门店" };
/** The last of them, in other words. */
const store = { en: "retail store", zh: "商店" };

/** The places of the chain: a head office and shops, typed by a script as 26 forms alike would be. */
const places = Array.from({ length: 1 + shops }, (_, i) => ({
	key: `place-${i}`,
	name: i === 0 ? { en: "Head office", zh: "总部" } : { en: `Shop ${100 + i}`, zh: `${100 + i}号店` },
	address: { en: `${i + 1} Market Street`, zh: `市场街${i + 1}号` },
	city: { en: "Riverton", zh: "江湾" },
	country: "IE",
	central: i === 0,
	activities: i === 0 ? { en: "administration", zh: "行政管理" } : i === shops ? store : shop,
	kind: "permanent",
	headcount: 0,
	in_scope: 0,
}));

/** Saves a section as the page does, and shows it. */
function sends(section: string, data: object): applying.Section {
	return async (p) => {
		const address = new URL(p.page.url()).pathname.match(/applications\/[^/]+/)?.[0] ?? "";
		const now = await p.reads<Record<string, { version: number }>>(`/${address}`);
		const answer = await p.page.request.patch(`/api/v1/b/${p.stage.body}/${address}/sections`, {
			headers: { "If-Match": `"${now[section]?.version}"` },
			data: { [section]: data },
		});
		expect(answer.status(), await answer.text()).toBe(200);
		await p.page.reload();
	};
}

const chain: Record<string, applying.Section> = {
	sites: async (p, cast) => {
		await sends("sites", { list: places })(p, cast);
		await p.part(p.t("Site {n}", { n: 26 })).typesBoth(p.t("City"), { en: "Lakeside", zh: "湖滨" });
	},
	headcount: async (p, cast) => {
		const groups = places.map(({ key, activities, central }) => ({
			key,
			site: key,
			activity: activities,
			total: central ? 40 : 10,
			in_scope: central ? 20 : 8,
			minutes_a_day: 480,
			shifts_per_day: 1,
		}));
		await sends("headcount", { company: 300, groups })(p, cast);
		await p.types(p.t("Persons in the whole organisation"), "290");
	},
	scope: async (p, cast) => {
		const { t } = p;
		await p.typesBoth(t("Who delivers the services"), cast.client.name);
		const entry = await p.entry(t("Add a service"), t("Service {n}", { n: 1 }));
		await entry.typesBoth(t("Service"), { en: "checkout support", zh: "收银系统支持" });
		await p.typesBoth(t("Customers"), { en: "shoppers", zh: "顾客" });
		for (const place of places) await p.ticks(p.stage.says(place.name));
	},
};

/** The certification of another body, in its second year: renewed once, and one surveillance held. */
const transferred: applying.Section = async (p) => {
	const { t } = p;
	const now = await today(p);
	await p.types(t("Which body issued the certificate?"), "Other Cert");
	await p.types(t("Which accreditation body accredited it?"), "UKAS");
	await p.answers(
		t("Has that accreditation body signed the international recognition arrangement for this standard?"),
		t("Yes"),
	);
	await p.types(t("Certificate number"), "OC-77");
	await p.chooses(t("Status today"), t("valid"));
	await p.dates(t("First certified on"), monthsBefore(now, 54));
	await p.dates(t("Present cycle decided on"), monthsBefore(now, 18));
	await p.dates(t("Valid until"), monthsBefore(now, -18));
	await p.dates(t("First surveillance of this cycle ended on"), monthsBefore(now, 7));
	await p.types(
		t("Why do you want to transfer?"),
		p.stage.says({ en: "One body for the group", zh: "集团统一认证机构" }),
	);
	for (const question of [
		"Has that body ceased, or has its accreditation ended or been suspended?",
		"Were there complaints in the present cycle about what is certified?",
		"Is an authority engaged with you about legal compliance?",
	])
		await p.answers(t(question), t("No"));
};

/** The systems of several standards are one in every respect. */
const together: applying.Section = async (p, cast) => {
	await applying.sections.system?.(p, cast);
	for (const statement of [
		"One set of documents serves all the standards.",
		"One management review looks at all the standards together.",
		"Internal audits cover all the standards together.",
		"There is one policy with its objectives for all the standards.",
		"The processes are managed as one for all the standards.",
		"Correction, measurement and improvement work in one way for all the standards.",
		"Management support and responsibilities are the same for all the standards.",
	])
		await p.answers(p.t(statement), p.t("Yes"));
};

/** The declarations of an applicant who keeps records from the audit team. */
const keptBack: applying.Section = async (p, cast) => {
	await applying.sections.declarations?.(p, cast);
	await p.types(
		p.t("Records that the audit team may not see, and why"),
		p.stage.says({ en: "Contracts of one customer", zh: "一家客户的合同" }),
	);
};

/** What is applied for in a story each. */
export const cases: Record<string, Case> = {
	alone: {
		standards: [itsm],
		sections: { headcount: persons, declarations: keptBack },
		days: "7.0",
		programmes: 1,
	},
	integrated: {
		standards: [itsm, isms],
		sections: { headcount: persons, system: together },
		// 7 and 12 days from the tables, 10 % off: all seven markers, two auditors of whom one audits both standards
		days: "17.0",
		programmes: 2,
		reckons: async (p) => {
			const { t } = p;
			for (const marker of [
				"One set of documents",
				"One management review",
				"Integrated internal audits",
				"One policy with its objectives",
				"Integrated processes",
				"One way of improving",
				"Management support and responsibilities for all",
			])
				await expect(p.root.getByRole("checkbox", { name: t(marker), exact: true })).toBeChecked();
			for (const [i, standards] of ["2", "1"].entries()) {
				const auditor = await p.entry(t("Add an auditor"), t("Auditor {0}", { 0: i + 1 }));
				await auditor.types(t("Of these standards the auditor audits"), standards);
			}
		},
	},
	"of a chain": {
		standards: [itsm],
		sections: chain,
		// 3 days for the 20 persons of the head office, 2 for each of the five shops that are drawn from 24, and for
		// the one by itself
		days: "15.0",
		programmes: 1,
		reckons: async (p) => {
			const { t } = p;
			await p.root.getByRole("radio", { name: new RegExp(`^${t("each site by itself")}`) }).check();
			await p.ticks(t("Visit a sample of the sites of the same activities"));
			for (const condition of [
				"One management system for all sites",
				"A central function with authority, not outsourced",
				"The sites are bound to it by law or contract",
				"Central management review",
				"Internal audits, controlled centrally and done at every site",
			])
				await p.ticks(t(condition));
			await p.chooses(
				t("Sampled together with: {title}", { title: p.stage.says(store) }),
				p.stage.says(shop),
			);
			await p.types(
				t("Reason"),
				p.stage.says({ en: "The same work by another name", zh: "工作相同，名称不同" }),
			);
			await p.looks("joined");
			await p.chooses(
				t("Sites by themselves, out of: {title}", { title: p.stage.says(shop) }),
				p.stage.says({ en: "Shop 107", zh: "107号店" }),
			);
			await p.page.keyboard.press("Escape");
			await p
				.field(t("Reason"))
				.nth(1)
				.fill(p.stage.says({ en: "A warehouse in fact", zh: "实为仓库" }));
			await p.looks("split");
		},
	},
	transferred: {
		standards: [itsm],
		sections: { transferred, headcount: persons },
		days: "2.5",
		programmes: 1,
		transfer: {
			en: [
				"The certificates to transfer",
				"Report of the last initial or recertification audit",
				"Open nonconformities with corrections and corrective actions",
			],
			"zh-CN": ["拟转换的认证证书", "最近一次初次或再认证审核报告", "未关闭的不符合及其纠正和纠正措施"],
		},
	},
};
