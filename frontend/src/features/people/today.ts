import { msg } from "@lingui/core/macro";
import { listInvitationsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ListAccountInvitation } from "@/gen/types.gen";
import { todaySource } from "@/lib/today";

/** Invitations to the body that nobody has accepted yet. */
export const invitations = todaySource({
	key: "invitations",
	title: msg`Invitations not accepted yet`,
	does: msg`Remind them or send it again`,
	permission: "people.manage",
	query: (body) => ({
		...listInvitationsOptions({ path: { body } }),
		select: (page: ListAccountInvitation) =>
			page.items
				.filter((one) => one.state === "pending")
				.map((one) => ({
					key: one.id,
					client: { en: one.name, zh: one.name },
					reference: one.email,
					by: one.expires_at.slice(0, 10),
					to: `/b/${body}/people`,
				})),
	}),
});
