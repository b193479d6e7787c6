import { lingui } from "@lingui/vite-plugin";
import babel, { defineRolldownBabelPreset } from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Only files with messages pay for Babel; everything else goes through Vite's own transformer.
const macro = defineRolldownBabelPreset({
	preset: () => ({ plugins: ["@lingui/babel-plugin-lingui-macro"] }),
	rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
});

const api = process.env.TRIENNIA_API ?? "http://127.0.0.1:8080";

const own = (id: string) => /[\\/]src[\\/]/.test(id);
const firstPages = ["app/ApplicantShell.tsx", "areas/applicant/HomePage.tsx"];

interface Modules {
	getModuleInfo: (id: string) => { importers: readonly string[] } | null;
}

// What an applicant's first page is made of comes in one piece: each of the thirty small files that many
// pages share would bring more headers than words.
function firstPage(id: string, modules: Modules): string | null {
	const seen = new Set<string>();
	const leads = (from: string): boolean => {
		if (seen.has(from)) return false;
		seen.add(from);
		if (firstPages.some((page) => from.endsWith(`/src/${page}`))) return true;
		return (modules.getModuleInfo(from)?.importers ?? []).some(leads);
	};
	return own(id) && leads(id) ? "portal" : null;
}

export default defineConfig({
	plugins: [babel({ presets: [macro] }), react(), lingui()],
	resolve: { tsconfigPaths: true },
	// The server replaces the placeholder in every response; see internal/api/web.go.
	html: { cspNonce: "__CSP_NONCE__" },
	server: {
		proxy: Object.fromEntries(
			["/api", "/verify", "/directory", "/complaints", "/openapi.json", "/docs"].map((path) => [
				path,
				{ target: api },
			]),
		),
	},
	build: {
		target: "es2022",
		sourcemap: false,
		// No inlined files: the content security policy has no data: for scripts and styles.
		assetsInlineLimit: 0,
		// One sheet of a few kilobytes: a sheet for each page part costs more in headers than in rules.
		cssCodeSplit: false,
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
						{ name: "tanstack", test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
						{ name: "base", tags: ["$initial"], priority: 1 },
						{ name: firstPage, priority: 1 },
					],
				},
			},
		},
	},
	test: {
		environment: "happy-dom",
		setupFiles: ["src/lib/test.setup.ts"],
		include: ["src/**/*.test.{ts,tsx}"],
		css: { modules: { classNameStrategy: "non-scoped" } },
	},
});
