import { chromium } from "@playwright/test";
const [who, lang, width, scheme, ...shots] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
const c = await b.newContext({ locale: lang, viewport: { width: +width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
const p = await c.newPage();
const base = process.env.URL ?? "http://localhost:8191";
await p.goto(base + "/sign-in");
await p.locator("input[type=email]").fill(who);
await p.locator("input[type=password]").fill("cedar-bridge-20000");
await p.keyboard.press("Enter");
await p.waitForURL((u) => u.pathname !== "/sign-in");
for (const s of shots) {
  const [path, name, ...press] = s.split("|");
  await p.goto(base + path);
  await p.waitForTimeout(1500);
  for (const q of press) { if (q.startsWith("css:")) await p.locator(q.slice(4)).first().click(); else await p.getByRole("button", { name: q }).or(p.getByRole("link", { name: q })).or(p.getByRole("tab", { name: q })).first().click(); await p.waitForTimeout(1200); }
  await p.screenshot({ path: `/tmp/flows/${name}.png`, fullPage: true });
}
await b.close();
