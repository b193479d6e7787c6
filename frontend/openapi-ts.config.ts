import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
	input: "openapi.json",
	output: { path: "src/gen" },
	plugins: [
		"@hey-api/typescript",
		"@hey-api/sdk",
		{ name: "@hey-api/client-fetch", runtimeConfigPath: "../lib/client", throwOnError: true },
		{ name: "@tanstack/react-query", infiniteQueryOptions: false },
	],
});
