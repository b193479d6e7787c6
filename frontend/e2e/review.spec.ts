import { expect, test } from "./flow";
import { Stage } from "./stage";

const password = "cedar-bridge-20000";

/** Who reviews what lies ready in each body of the demonstration. */
const casts = [
	{
		language: "en",
		body: "nordlys",
		client: "Ardmore",
		reviewer: "mei@nordlys.example",
		question: "Which of the two sites was seen in stage 2?",
		answer: "Both; the plan names them.",
	},
	{
		language: "zh-CN",
		body: "hengzhun",
		client: "云泉",
		reviewer: "wutong@hengzhun.example",
		question: "第二阶段审核了哪个场所？",
		answer: "两个场所均已审核，见审核计划。",
	},
] as const;

/** Who audited depends on who was free on the day: the auditors of both bodies by their names. */
const auditors: Record<string, string> = {
	"Jonas Berg": "jonas",
	"Siobhan Walsh": "siobhan",
	"Marek Nowak": "marek",
	赵明: "zhaoming",
	孙悦: "sunyue",
};

for (const { language, body, client, reviewer, question, answer } of casts) {
	test(`a file of ${body} is reviewed with a question to its team in ${language}`, async ({ browser }) => {
		const stage = new Stage(browser, language, body);
		const mei = await stage.enters("reviewer");
		const { t } = mei;
		await mei.signsIn(reviewer, password);
		await mei.goes(`/b/${body}/decisions?state=prepared&type=grant`);
		await mei.page
			.getByRole("link", { name: new RegExp(client) })
			.first()
			.click();
		await mei.sees(t("What happens then"));
		const decision = mei.page.url();
		const { audits } = await mei.reads<{ audits: { team: string[] }[] }>(
			new URL(decision).pathname.replace(`/b/${body}`, ""),
		);
		const leader = auditors[audits.at(-1)?.team[0] ?? ""];
		await mei.looks("before");
		await mei.presses(t("Begin the technical review"));
		await mei.arrives(/reviews\/[0-9a-f-]{36}/);
		const review = new URL(mei.page.url()).pathname;
		const [before, after] = t("Comment on {title}", { title: "#" }).split("#");
		await mei.page
			.getByRole("button", { name: new RegExp(`^${before}.+${after}$`) })
			.nth(1)
			.click();
		const comment = mei.dialog();
		await comment.types(t("Comment"), question);
		await mei.looks("commenting");
		await comment.presses(t("Add the comment"));
		await mei.sees(question);
		await mei.presses(t("Send back to the audit team"));
		const back = mei.dialog();
		await back.types(t("Note to the audit team"), question);
		await mei.looks("returning");
		await back.presses(t("Send back"));
		await mei.sees(t("With the audit team"));

		const jonas = await stage.enters("leader");
		await jonas.signsIn(`${leader}@${body}.example`, password);
		await jonas.goes(review);
		await jonas.looks("asked");
		await jonas.types(t("Answer to question {number}", { number: 1 }), answer);
		await jonas.presses(t("Answer"));
		await jonas.sees(answer);
		await jonas.presses(t("Give back to the reviewer"));
		await jonas.sees(t("Nothing in the file changed."));

		await mei.goes(`/b/${body}/reviews`);
		await mei.looks();
		await mei.goes(review);
		await mei.looks("back");
		await mei.presses(t("Close the review"));
		const close = mei.dialog();
		await close.answers(t("Recommendation"), t("The decision is recommended"));
		await close.presses(t("Close the review"));
		await mei.sees(t("recommends the decision"));
		await mei.looks("closed");
		await mei.goes(new URL(decision).pathname);
		await mei.sees(t("recommends the decision"));
		await mei.page.getByRole("link", { name: t("Open the dossier") }).click();
		await mei.sees(t("Measured against"));
		await mei.looks("dossier");
		await mei.goes(`/b/${body}/decisions?state=taken&type=grant`);
		await mei.page.getByRole("row").getByRole("link").first().click();
		await mei.presses(t("Check against today"));
		await mei.sees(t("Check again"));
		await mei.looks("compared");
		expect(stage.complaints).toEqual([]);
	});
}
