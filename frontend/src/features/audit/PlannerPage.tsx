import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { LeftIcon, RightIcon } from "@/components/icons";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { type Booking, type Place, Planner } from "@/components/planner/Planner";
import { PlannerLegend } from "@/components/planner/PlannerLegend";
import { DateRange } from "@/components/Text";
import { getAudit, type Planner as Plan, proposeAudit } from "@/gen";
import { getPlannerOptions } from "@/gen/@tanstack/react-query.gen";
import { addDays, daysBetween } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useAct } from "@/lib/send";
import { useSay } from "@/lib/text";
import { moveProposal } from "./moveProposal";
import { bookingsOf, rowsOf } from "./plannerRows";

const weeks = 12;

/** People down, days across. A bar that is moved proposes the new dates or person to the client. */
export default function PlannerPage() {
	const { t } = useLingui();
	const { body, base } = usePlace();
	const navigate = useNavigate();
	const search: { from?: string } = useSearch({ strict: false });
	const today = new Date().toISOString().slice(0, 10);
	const from = search.from ?? addDays(today, -7);
	const to = addDays(from, weeks * 7 - 1);
	const query = useQuery(getPlannerOptions({ path: { body }, query: { from, to } }));
	const [attempt, setAttempt] = useState("");
	const move = useAct(async (booking: Booking, place: Place) => {
		setAttempt(booking.title);
		const [audit = ""] = booking.id.split(" ");
		const { data } = await getAudit({ path: { body, audit } });
		await proposeAudit({
			path: { body, audit },
			body: moveProposal(data, booking, place),
			headers: { "If-Match": ifMatch(data.version) },
		});
	});
	const go = (days: number) => void navigate({ to: ".", search: { from: addDays(from, days) } });
	return (
		<>
			<PageHead
				title={t`Audit planner`}
				sub={<DateRange from={from} to={to} />}
				actions={
					<Row>
						<Button icon={<LeftIcon />} label={t`Four weeks back`} onClick={() => go(-28)} />
						<Button onClick={() => void navigate({ to: ".", search: {} })}>{t`Today`}</Button>
						<Button icon={<RightIcon />} label={t`Four weeks on`} onClick={() => go(28)} />
					</Row>
				}
			/>
			<Stack>
				{move.error !== undefined && (
					<Card title={t`${attempt} stays where it was`}>
						<ProblemNote error={move.error} action={<Button onClick={move.reset}>{t`Understood`}</Button>} />
					</Card>
				)}
				<Loaded query={query}>
					{(plan) => (
						<Card flush aside={<PlannerLegend />} title={t`Who is where`}>
							<Sheet
								plan={plan}
								today={today}
								onMove={move.run}
								onOpen={(id) => void navigate({ to: `${base}/audits/${id}` as "/" })}
							/>
						</Card>
					)}
				</Loaded>
			</Stack>
		</>
	);
}

interface SheetProps {
	plan: Plan;
	today: string;
	onMove: (booking: Booking, place: Place) => void;
	onOpen: (audit: string) => void;
}

function Sheet({ plan, today, onMove, onOpen }: SheetProps) {
	const { t } = useLingui();
	const say = useSay();
	if (plan.people.length === 0) {
		return (
			<Empty
				kind="nothing"
				title={t`Nobody is competent to audit yet`}
				text={t`People appear here once an administrator has recorded their competence for a standard.`}
			/>
		);
	}
	const range = { from: plan.from, to: plan.to };
	const conflicts = (_: Booking, place: Place) => {
		const person = plan.people.find((p) => p.id === place.row);
		return person?.standards.length === 0 ? [t`${person.name} is not competent for any standard`] : [];
	};
	return (
		<Planner
			rows={rowsOf(plan, daysBetween(plan.from, plan.to) + 1)}
			bookings={bookingsOf(plan, say, t`Leave`)}
			range={range}
			today={today}
			conflicts={conflicts}
			onMove={onMove}
			onSelect={(booking) => booking.kind !== "leave" && onOpen(booking.id.split(" ")[0] ?? "")}
		/>
	);
}
