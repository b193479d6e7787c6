import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { draw } from "@/lib/test";
import SectionPage from "./SectionPage";

const at = "/c/cedar/applications/a1/sections/provider";
const path = "/c/$body/applications/$application/sections/$section";

function application(version: number, outsourced = "") {
	return {
		id: "a1",
		reference: "A-2026-0001",
		standards: ["ISO/IEC 20000-1:2018"],
		state: "draft",
		provider: { version, data: { kind: "internal", certification_body: "no", outsourced } },
		tasks: [
			{ section: "provider", title: { en: "Kind of service provider", zh: "" }, state: "done", missing: [] },
		],
	};
}

function answer(status: number, body: object) {
	return new Response(JSON.stringify(body), {
		status,
		headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" },
	});
}

afterEach(() => vi.unstubAllGlobals());

test("what was typed survives somebody else's save and may be saved over it", async () => {
	let version = 1;
	const patches: { ifMatch: string | null; body: string }[] = [];
	vi.stubGlobal("fetch", async (request: Request) => {
		if (request.method !== "PATCH") return answer(200, application(version));
		const ifMatch = request.headers.get("If-Match");
		patches.push({ ifMatch, body: await request.text() });
		if (ifMatch !== `"${version}"`)
			return answer(412, { status: 412, detail: "Otto saved this section in between." });
		version += 1;
		return answer(200, application(version, "NetCo"));
	});
	await draw(<SectionPage />, { at, path });
	const field = await screen.findByLabelText(/Processes that other organisations operate/);
	version = 5;
	await userEvent.type(field, "NetCo");
	await screen.findByText("Otto saved this section in between.", undefined, { timeout: 4000 });
	expect(field).toHaveProperty("value", "NetCo");
	await userEvent.click(screen.getByRole("button", { name: "Save what stands here" }));
	await waitFor(() => expect(version).toBe(6), { timeout: 4000 });
	expect(patches.at(-1)).toMatchObject({ ifMatch: '"5"' });
	expect(patches.at(-1)?.body).toContain("NetCo");
}, 20_000);
