import type { Messages } from "@lingui/core";

const catalogues = import.meta.glob<Messages>(
	[
		"/src/features/{audittime,body,client,decision,impartiality,import,mail,operator,register,review,rulebook,schedule,signing,standard,subsidy,template,terms,trail}/locales/zh-CN.po",
		"/src/areas/{auditor,operator,staff}/locales/zh-CN.po",
	],
	{ import: "messages", eager: true },
);

export const messages = Object.values(catalogues).reduce<Messages>((all, own) => Object.assign(all, own), {});
