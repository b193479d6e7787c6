import { msg } from "@lingui/core/macro";
import { listReviewsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAppReviewLine, ListReviewsData } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

const lines = (body: string) => (page: ListAppReviewLine) =>
	page.items
		.filter((r) => r.mine)
		.map((r) => ({
			key: r.id,
			what: r.turn.what,
			client: r.client_name,
			reference: r.standard,
			by: r.due_on,
			to: `/b/${body}/reviews/${r.id}`,
		}));

const waiting = (body: string, query: ListReviewsData["query"]) => ({
	...listReviewsOptions({ path: { body }, query: { ...query, sort: "due", limit: 50 } }),
	select: lines(body),
});

/** The files that lie before the reader to be reviewed. */
export const toReview = todaySource({
	key: "reviews",
	title: msg`To be reviewed`,
	permission: "decision.take",
	query: (body) => waiting(body, { state: "open", mine: true }),
});

/** The questions of reviewers to the audit team of the reader. */
export const reviewQuestions = todaySource({
	key: "review-questions",
	title: msg`Questions of the technical review`,
	permission: "audit.perform",
	query: (body) => waiting(body, { state: "returned" }),
});
