import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { getLaddersOptions } from "@/gen/@tanstack/react-query.gen";
import type { Ladder, LaddersView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";
import { LadderForm, ResetForm } from "./LadderForm";

type Task = "change" | "reset";

/** On which days people are reminded of each kind of deadline: the default, or what the body has chosen. */
export function LaddersCard({ manage }: { manage: boolean }) {
	const body = useBody();
	const query = useQuery(getLaddersOptions({ path: { body } }));
	return <Loaded query={query}>{(view) => <Ladders view={view} manage={manage} />}</Loaded>;
}

function Ladders({ view, manage }: { view: LaddersView; manage: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const [open, setOpen] = useState<{ name: string; task: Task }>();
	const [saved, setSaved] = useState(false);
	const ladder = view.ladders.find((l) => l.name === open?.name);
	const begin = (name: string, task: Task) => {
		setSaved(false);
		setOpen({ name, task });
	};
	const done = () => {
		setOpen(undefined);
		setSaved(true);
	};
	const form = { version: view.version, onDone: done };
	return (
		<Card title={t`When people are reminded of deadlines`}>
			<Stack>
				<p className="quiet">
					{t`A reminder goes to the client, where it has to act, and to those who do the work; one that is escalated also goes to those who decide and to the administrators. What is told after the last day, on the last safe day and by the body's own limits comes in any case. Deadlines that are open follow a change within minutes; what was sent is not sent again.`}
				</p>
				{saved && <Notice kind="good" title={t`Saved`} />}
				<PlainTable
					label={t`When people are reminded of deadlines`}
					stacks
					head={[{ title: t`Deadline` }, { title: t`Reminders` }, ...(manage ? [{ title: t`Change` }] : [])]}
					rows={view.ladders.map((l) => ({
						key: l.name,
						cells: [
							say(l.title),
							<Days key="days" ladder={l} />,
							...(manage ? [<Verbs key="verbs" ladder={l} onBegin={(task) => begin(l.name, task)} />] : []),
						],
					}))}
				/>
				{ladder && (
					<Dialog open wide onClose={() => setOpen(undefined)} title={say(ladder.title)}>
						{open?.task === "change" ? (
							<LadderForm ladder={ladder} {...form} />
						) : (
							<ResetForm ladder={ladder} {...form} />
						)}
					</Dialog>
				)}
			</Stack>
		</Card>
	);
}

function Days({ ladder }: { ladder: Ladder }) {
	const { t } = useLingui();
	const say = useSay();
	const usual = say(ladder.usual);
	return (
		<>
			{say(ladder.says)}
			{ladder.own && <div className="quiet">{t`Chosen by this body; by default: ${usual}`}</div>}
		</>
	);
}

function Verbs({ ladder, onBegin }: { ladder: Ladder; onBegin: (task: Task) => void }) {
	const { t } = useLingui();
	const say = useSay();
	const title = say(ladder.title);
	return (
		<Row>
			<Button size="small" label={t`Change the reminders: ${title}`} onClick={() => onBegin("change")}>
				{t`Change`}
			</Button>
			{ladder.own && (
				<Button size="small" label={t`Back to the default: ${title}`} onClick={() => onBegin("reset")}>
					{t`Back to the default`}
				</Button>
			)}
		</Row>
	);
}
