import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Chromium; where it is installed, the one that only ever draws for tests, which needs a quarter less time. */
const chromium = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));

/** Flows in a real browser against the running server of TRIENNIA_URL; scripts/test starts one. */
export default defineConfig({
	testDir: "e2e",
	timeout: 120_000,
	// The flows share one demonstration; two cores carry two browsers. Files begin in the order of their names:
	// the whole job, which takes longest, comes after short ones only.
	workers: 2,
	fullyParallel: true,
	// A machine that is busy with other things takes its time.
	expect: { timeout: 20_000 },
	use: {
		baseURL: process.env.TRIENNIA_URL ?? "http://localhost:8080",
		launchOptions: { executablePath: chromium, args: ["--no-sandbox"] },
		screenshot: "only-on-failure",
		viewport: { width: 1280, height: 900 },
		actionTimeout: 20_000,
	},
});
