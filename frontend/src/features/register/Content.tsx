import { useLingui } from "@lingui/react/macro";
import { Facts } from "@/components/Facts";
import { Link } from "@/components/Link";
import { PlainTable } from "@/components/PlainTable";
import { Say } from "@/components/Text";
import type { RegisterCounts, RegisterNote, SubmissionView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";

/** How many certificates a submission told, and those that need a person. */
export function Content({ submission }: { submission: SubmissionView }) {
	const { counts, held, removed } = submission;
	return (
		<>
			<Shown submission={submission} />
			{held.length > 0 && <Held notes={held} count={counts.held} />}
			{removed.length > 0 && <Removed notes={removed} count={counts.removed} />}
		</>
	);
}

function Shown({ submission: { register, kind, counts } }: { submission: SubmissionView }) {
	const { t } = useLingui();
	if (register === "cnca") return <Happened counts={counts} />;
	if (kind === "numbers")
		return <Facts items={[{ label: t`Certificates counted`, value: counts.counted ?? 0 }]} />;
	return <Compared counts={counts} />;
}

/** What the report of a window tells of. */
function Happened({ counts }: { counts: RegisterCounts }) {
	const { t } = useLingui();
	return (
		<Facts
			columns={3}
			items={[
				{ label: t`New certificates`, value: counts.new },
				{ label: t`Surveillance audits`, value: counts.surveyed ?? 0 },
				{ label: t`Changes of certificates`, value: counts.changed },
				{ label: t`Held back`, value: counts.held },
				{ label: t`Reported before`, value: counts.unchanged },
			]}
		/>
	);
}

/** How the certificates stand against what the register has. */
function Compared({ counts }: { counts: RegisterCounts }) {
	const { t } = useLingui();
	return (
		<Facts
			columns={3}
			items={[
				{ label: t`New`, value: counts.new },
				{ label: t`Changed`, value: counts.changed },
				{ label: t`As uploaded last`, value: counts.unchanged },
				{ label: t`Held back`, value: counts.held },
				{ label: t`To be removed`, value: counts.removed },
				{ label: t`Accepted by the register`, value: counts.accepted ?? false },
				{ label: t`Refused by the register`, value: counts.refused ?? false },
				{ label: t`Not uploaded`, value: counts.left_out ?? false },
			]}
		/>
	);
}

interface Props {
	notes: RegisterNote[];
	count: number;
}

function Held({ notes, count }: Props) {
	const { t } = useLingui();
	return (
		<section>
			<h3>{t`Held back, because fields are missing or too long`}</h3>
			<PlainTable
				label={t`Held back, because fields are missing or too long`}
				head={[{ title: t`Certificate` }, { title: t`Fields, and the way out` }]}
				rows={notes.map((note, index) => ({
					key: `${note.certificate} ${index}`, // a certificate may be held back for several things
					cells: [
						<Named key="certificate" note={note} />,
						note.problems.map((problem) => (
							<p key={problem.field}>
								<code>{problem.field}</code>: <Say text={problem.says} />
							</p>
						)),
					],
				}))}
			/>
			<More notes={notes} count={count} />
		</section>
	);
}

function Removed({ notes, count }: Props) {
	const { t } = useLingui();
	return (
		<section>
			<h3>{t`To be removed there: the client no longer allows it`}</h3>
			<PlainTable
				label={t`To be removed there: the client no longer allows it`}
				head={[{ title: t`Certificate` }, { title: t`Identity number in the register` }]}
				rows={notes.map((note) => ({
					key: note.certificate,
					cells: [<Named key="certificate" note={note} />, <code key="number">{note.certificate}</code>],
				}))}
			/>
			<More notes={notes} count={count} />
		</section>
	);
}

function Named({ note }: { note: RegisterNote }) {
	const body = useBody();
	return (
		<>
			<Link to={`/b/${body}/certificates/${note.certificate}`}>{note.number}</Link>
			<br />
			<Say text={note.holder} />
		</>
	);
}

function More({ notes, count }: Props) {
	const { t } = useLingui();
	const left = count - notes.length;
	return left > 0 ? <p className="quiet small">{t`and ${left} more`}</p> : null;
}
