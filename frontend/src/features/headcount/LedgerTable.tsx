import { useLingui } from "@lingui/react/macro";
import { Link } from "@/components/Link";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { DateText } from "@/components/Text";
import type { HeadcountChange, HeadcountFigure, HeadcountLine } from "@/gen/types.gen";
import { brokenRules } from "@/lib/breach";
import { useFormats } from "@/lib/format";
import { usePlace } from "@/lib/place";
import { useSay } from "@/lib/text";
import { useSources } from "./words";

type Kind = "company" | "in_scope" | "effective";

interface Props {
	lines: HeadcountLine[];
	/** Offers to correct an entry. */
	correct?: (line: HeadcountLine) => React.ReactNode;
}

/** Every declared figure with its day, its proof and who declared it, the latest first. */
export function LedgerTable({ lines, correct }: Props) {
	const { t } = useLingui();
	const replaced = new Set(lines.filter((line) => line.corrected_by).map((line) => line.id));
	return (
		<PlainTable
			label={t`Headcount ledger`}
			head={[
				{ title: t({ message: "Day", context: "headcount" }) },
				{ title: t`In the company`, end: true },
				{ title: t`In scope`, end: true },
				{ title: t`Effective`, end: true },
				{ title: t`Declared by` },
			]}
			rows={lines.toReversed().map((line) => ({
				key: line.id,
				cells: [
					<Origin key="origin" line={line} gone={replaced.has(line.id)} />,
					<Persons key="company" line={line} kind="company" />,
					<Persons key="scope" line={line} kind="in_scope" />,
					<Persons key="effective" line={line} kind="effective" />,
					<Proof key="proof" line={line} action={!replaced.has(line.id) && correct?.(line)} />,
				],
			}))}
		/>
	);
}

function Origin({ line, gone }: { line: HeadcountLine; gone: boolean }) {
	const { t } = useLingui();
	const sources = useSources();
	const say = useSay();
	return (
		<>
			<strong>
				<DateText value={line.on} />
			</strong>
			<div className="quiet small">{[sources[line.source], line.about].filter(Boolean).join(" · ")}</div>
			{line.standard && <div className="quiet small">{line.standard}</div>}
			{line.corrects && <div className="small">{t`Corrects an earlier entry`}</div>}
			<RuleNote rules={brokenRules(line.warnings ?? [], say)} warning />
			{gone && <div className="small">{t`Corrected; it no longer counts`}</div>}
		</>
	);
}

function Persons({ line, kind }: { line: HeadcountLine; kind: Kind }) {
	const { number } = useFormats();
	const figure: HeadcountFigure = line[kind];
	if (figure.persons === 0) return <span className="quiet">–</span>;
	return (
		<>
			{line.corrected_by ? <s>{number(figure.persons)}</s> : number(figure.persons)}
			<Step change={line.change} kind={kind} />
			{line.visit && line.visit.since !== line.change?.since && (
				<Step change={line.visit} kind={kind} visit />
			)}
		</>
	);
}

/** How many more or fewer than before, in persons and per cent. */
function Step({ change, kind, visit }: { change?: HeadcountChange; kind: Kind; visit?: boolean }) {
	const { t } = useLingui();
	const { date, signed } = useFormats();
	const difference = change?.[kind];
	if (!change || !difference) return null;
	const persons = signed(difference.persons);
	const percent = signed(difference.percent);
	const since = date(change.since);
	return (
		<div className="quiet small">
			{difference.persons === 0 ? t`unchanged` : `${persons} (${percent} %)`}
			{visit && <> {t`since the visit of ${since}`}</>}
		</div>
	);
}

function Proof({ line, action }: { line: HeadcountLine; action?: React.ReactNode }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const figures: [string, HeadcountFigure][] = [
		[t`In the company`, line.company],
		[t`In scope`, line.in_scope],
		[t`Effective`, line.effective],
	];
	const proofs = [...new Set(figures.map(([, figure]) => figure.proof).filter(Boolean))];
	return (
		<>
			{line.by}
			<div className="quiet small">
				{proofs.length === 1
					? proofs[0]
					: figures
							.filter(([, figure]) => figure.proof)
							.map(([name, figure]) => <div key={name}>{`${name}: ${figure.proof}`}</div>)}
			</div>
			{line.document && (
				<div className="small">
					<Link to={`/api/v1/b/${body}/documents/${line.document}/content`}>{line.document_name}</Link>
				</div>
			)}
			{line.reason && <div className="small">{line.reason}</div>}
			{action}
		</>
	);
}
