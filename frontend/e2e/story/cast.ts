import type { Both } from "../stage";
import type { Language } from "../words";

/** Who and what a story is about; the names are invented. */
export interface Cast {
	slug: string;
	body: Both;
	code: string;
	country: string;
	zone: string;
	jurisdiction: "IAF" | "CN";
	spoken: string;
	currency: string;
	people: Record<Role, string>;
	client: {
		name: Both;
		country: string;
		number: string;
		address: Both;
		city: Both;
		person: string;
		colleague: string;
	};
	/** The items of the checklist that get a file of their own, and those that share one. */
	items: { licence: string; agreements: string; shared: string[] };
	/** The clause in which something is found. */
	clause: { minor: string; major: string };
	words: string;
}

export type Role = "admin" | "reviewer" | "planner" | "lead" | "auditor" | "decider" | "finance";

/** Two sites and the activities there, the same in both stories. */
export const sites: { name: Both; address: Both; city: Both; does: Both; total: string; inScope: string }[] =
	[
		{
			name: { en: "Head office", zh: "总部" },
			address: { en: "1 Quay Street", zh: "码头街1号" },
			city: { en: "Riverton", zh: "江湾" },
			does: { en: "service desk", zh: "服务台" },
			total: "70",
			inScope: "40",
		},
		{
			name: { en: "Data centre", zh: "数据中心" },
			address: { en: "4 Ring Road", zh: "环路4号" },
			city: { en: "Riverton", zh: "江湾" },
			does: { en: "operations", zh: "运维" },
			total: "30",
			inScope: "20",
		},
	];

export const services: Both[] = [
	{ en: "managed hosting", zh: "托管主机服务" },
	{ en: "service desk", zh: "服务台服务" },
];

const now = Date.now();
const run = now.toString(36);
/** Two codes of three digits that no earlier run on the same server is likely to have taken. */
const code = 300 + 2 * (Math.floor(now / 1000) % 300);

export const casts: Record<Language, Cast> = {
	en: {
		slug: `fern-${run}`,
		body: { en: "Fern Certification", zh: "蕨序认证" },
		code: `${code}`,
		country: "Ireland",
		zone: "Europe/Dublin",
		jurisdiction: "IAF",
		spoken: "English",
		currency: "EUR",
		people: {
			admin: "Ada Lund",
			reviewer: "Rita Moore",
			planner: "Pat Quinn",
			lead: "Jonas Berg",
			auditor: "Clara Voss",
			decider: "Mei Tan",
			finance: "Finn Doyle",
		},
		client: {
			name: { en: "Bluewater Hosting Ltd", zh: "碧水托管有限公司" },
			country: "Ireland",
			number: "551234",
			address: { en: "1 Quay Street", zh: "码头街1号" },
			city: { en: "Riverton", zh: "江湾" },
			person: "Niamh Byrne",
			colleague: "Sean Kelly",
		},
		items: {
			licence: "Licence or registration of the organisation",
			agreements: "Service level agreements",
			shared: ["Organisation profile", "Incident management process"],
		},
		clause: { minor: "8.6.1", major: "8.7.2" },
		words: "Two of five records of the last quarter could not be shown.",
	},
	"zh-CN": {
		slug: `zhengxu-${run}`,
		body: { en: "Zhengxu Certification Co., Ltd.", zh: "正序认证有限公司" },
		code: `${code + 1}`,
		country: "中国",
		zone: "Asia/Shanghai",
		jurisdiction: "CN",
		spoken: "简体中文",
		currency: "CNY",
		people: {
			admin: "何静",
			reviewer: "陈思远",
			planner: "林晓",
			lead: "赵明",
			auditor: "孙悦",
			decider: "吴桐",
			finance: "郑楠",
		},
		client: {
			name: { en: "Jiangwan Cloud Technology Co., Ltd.", zh: "江湾云科技有限公司" },
			country: "中国",
			number: creditCode("91310115MA1K3ABC5"),
			address: { en: "1 Quay Street", zh: "码头街1号" },
			city: { en: "Riverton", zh: "江湾" },
			person: "周岚",
			colleague: "许晨",
		},
		items: {
			licence: "营业执照或注册证明",
			agreements: "服务级别协议",
			shared: ["组织简介", "事件管理流程"],
		},
		clause: { minor: "8.6.1", major: "8.7.2" },
		words: "上季度五份记录中有两份未能提供。",
	},
};

/** Completes a unified social credit code with its check character (GB 32100). */
export function creditCode(stem: string): string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	let sum = 0;
	let weight = 1;
	for (const character of stem) {
		sum += alphabet.indexOf(character) * weight;
		weight = (weight * 3) % 31;
	}
	return stem + alphabet[(31 - (sum % 31)) % 31];
}
