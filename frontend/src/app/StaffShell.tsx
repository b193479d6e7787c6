import { useLingui } from "@lingui/react/macro";
import { lazy, type ReactNode, Suspense } from "react";
import { auditor } from "@/areas/auditor";
import { staff } from "@/areas/staff";
import { NotFound } from "@/components/ErrorPage";
import { Menu } from "@/components/Menu";
import { HistoryContext, type Recorded } from "@/lib/history";
import { useBody } from "@/lib/route";
import { useMembership, useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { useNav } from "./Nav";
import { Shell } from "./Shell";
import css from "./Shell.module.css";

const pages = [...staff, ...auditor];

const RecordHistory = lazy(() => import("@/features/trail/RecordHistory"));

function History(recorded: Recorded): ReactNode {
	return (
		<Suspense>
			<RecordHistory {...recorded} />
		</Suspense>
	);
}

/** The desk of a certification body's staff and auditors. */
export default function StaffShell() {
	const { t } = useLingui();
	const slug = useBody();
	const say = useSay();
	const session = useSession();
	const membership = useMembership();
	const others = (session?.memberships ?? []).filter((m) => !m.client);
	const nav = useNav(`/b/${slug}`, pages, membership?.permissions);
	const name = say(membership?.body.name);
	const about =
		others.length > 1 ? (
			<Menu
				label={t`Certification body: ${name}`}
				items={others.map((m) => ({
					key: m.body.slug,
					label: say(m.body.name),
					to: `/b/${m.body.slug}`,
					chosen: m.body.slug === slug,
				}))}
			>
				<span className={css.ellipsis}>{name}</span>
			</Menu>
		) : (
			<p className={css.aboutName}>{name}</p>
		);
	return (
		<HistoryContext value={membership?.permissions.includes("trail.read") ? History : null}>
			<Shell about={about} nav={nav}>
				{membership && !membership.client ? undefined : <NotFound />}
			</Shell>
		</HistoryContext>
	);
}
