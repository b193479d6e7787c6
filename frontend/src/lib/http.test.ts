import { beforeEach, expect, test, vi } from "vitest";
import { call, onSignedOut } from "./http";
import { language } from "./preferences";
import { Problem } from "./problem";

const asked: Request[] = [];
let answers: Response[] = [];
const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
	asked.length = 0;
	answers = [];
	vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
		asked.push(
			new Request(
				new URL(input instanceof Request ? input.url : input, "http://localhost"),
				input instanceof Request ? input : init,
			),
		);
		const answer = answers.shift();
		return answer ? Promise.resolve(answer) : Promise.reject(new TypeError("offline"));
	});
});

test("sends language, version and idempotency key", async () => {
	language.set("zh-CN");
	answers = [json({ id: "1" })];
	await call("POST", "/b/acme/things", { body: { a: 1 }, version: 3, key: "k" });
	const sent = asked[0]?.headers;
	expect(sent?.get("Accept-Language")).toBe("zh-CN");
	expect(sent?.get("If-Match")).toBe('"3"');
	expect(sent?.get("Idempotency-Key")).toBe("k");
	language.set("en");
});

test("an expired session is renewed once and the request repeated", async () => {
	answers = [json({}, 401), json({}), json({ ok: true })];
	await expect(call("GET", "/b/acme/things")).resolves.toEqual({ ok: true });
	expect(asked.map((request) => new URL(request.url).pathname)).toEqual([
		"/api/v1/b/acme/things",
		"/api/v1/session/refresh",
		"/api/v1/b/acme/things",
	]);
});

test("a session that is over leads to the sign-in page", async () => {
	const out = vi.fn();
	onSignedOut(out);
	answers = [json({ title: "Not signed in" }, 401), json({}, 401)];
	await expect(call("GET", "/b/acme/things")).rejects.toMatchObject({ status: 401 });
	expect(out).toHaveBeenCalledOnce();
});

test("a wrong password is no expired session", async () => {
	answers = [json({ detail: "E-mail or password is wrong." }, 401)];
	await expect(call("POST", "/session", { body: {} })).rejects.toMatchObject({
		detail: "E-mail or password is wrong.",
	});
	expect(asked).toHaveLength(1);
});

test("problems carry rules and fields; no server is status 0", async () => {
	answers = [json({ title: "No", rules: [{ id: "P4", says: "too late" }] }, 422)];
	const thrown = await call("GET", "/x").catch((e: unknown) => e);
	expect(thrown).toBeInstanceOf(Problem);
	expect((thrown as Problem).rules[0]?.id).toBe("P4");
	await expect(call("GET", "/x")).rejects.toMatchObject({ unreachable: true });
});
