import { msg } from "@lingui/core/macro";
import { getRegisterOptions } from "@/gen/@tanstack/react-query.gen";
import type { RegisterView } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** The report of the month to IAF CertSearch, in its last days and while files wait for their upload. */
export const registerReport = todaySource({
	key: "register",
	title: msg`Registers`,
	does: msg`Report this month's changes to IAF CertSearch`,
	permission: "body.manage",
	query: (body) => ({
		...getRegisterOptions({ path: { body } }),
		select: ({ on, duty, prepared }: RegisterView) =>
			on && (duty.soon || prepared)
				? [
						{
							key: "certsearch",
							reference: "IAF CertSearch",
							by: duty.due_on,
							to: `/b/${body}/registers`,
						},
					]
				: [],
	}),
});
