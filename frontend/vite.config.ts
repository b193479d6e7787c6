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

export default defineConfig({
	plugins: [babel({ presets: [macro] }), react(), lingui()],
	resolve: { tsconfigPaths: true },
	// The server replaces the placeholder in every response; see internal/api/web.go.
	html: { cspNonce: "__CSP_NONCE__" },
	server: {
		proxy: Object.fromEntries(
			["/api", "/verify", "/openapi.json", "/docs"].map((path) => [path, { target: api }]),
		),
	},
	build: {
		target: "es2022",
		sourcemap: false,
		// No inlined files: the content security policy has no data: for scripts and styles.
		assetsInlineLimit: 0,
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
						{ name: "tanstack", test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
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
