import type { Messages } from "@lingui/core";

const catalogues = import.meta.glob<Messages>(
	"/src/features/{audit,complaint,contract,fee,headcount,invoice,misuse,notice,people,programme,sheet}/locales/zh-CN.po",
	{ import: "messages", eager: true },
);

export const messages = Object.values(catalogues).reduce<Messages>((all, own) => Object.assign(all, own), {});
