import type { Messages } from "@lingui/core";

const catalogues = import.meta.glob<Messages>("/src/**/locales/zh-CN.po", {
	import: "messages",
	eager: true,
});

export const messages: Messages = Object.assign({}, ...Object.values(catalogues));
