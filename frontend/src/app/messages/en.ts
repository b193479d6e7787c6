import type { Messages } from "@lingui/core";

const catalogues = import.meta.glob<Messages>("/src/**/locales/en.po", { import: "messages", eager: true });

export const messages: Messages = Object.assign({}, ...Object.values(catalogues));
