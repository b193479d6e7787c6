import { formatter } from "@lingui/format-po";

// One catalogue per feature, area and layer, so that people who work on different features never
// edit the same file. The application merges all catalogues of one language (src/app/i18n.ts).
const catalogue = (path) => ({
	path: `<rootDir>/${path}/locales/{locale}`,
	include: [`<rootDir>/${path}`],
	exclude: ["**/*.test.ts", "**/*.test.tsx"],
});

export default {
	sourceLocale: "en",
	locales: ["en", "zh-CN"],
	catalogs: [
		catalogue("src/features/{name}"),
		catalogue("src/areas/{name}"),
		catalogue("src/components"),
		catalogue("src/app"),
		catalogue("src/lib"),
	],
	orderBy: "message",
	compileNamespace: "es",
	format: formatter({ lineNumbers: false, origins: false }),
};
