import type { Messages } from "@lingui/core";

const catalogues = import.meta.glob<Messages>(
	[
		"/src/**/locales/en.po",
		"!/src/features/{audit,complaint,contract,fee,headcount,invoice,misuse,notice,people,programme,sheet}/**",
		"!/src/features/{audittime,body,client,decision,impartiality,import,mail,operator,register,review,rulebook,schedule,signing,standard,subsidy,template,terms,trail}/**",
		"!/src/areas/{auditor,operator,staff}/**",
	],
	{ import: "messages", eager: true },
);

export const messages = Object.values(catalogues).reduce<Messages>((all, own) => Object.assign(all, own), {});
