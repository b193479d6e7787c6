import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Notice } from "@/components/Notice";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { Days } from "@/components/Text";
import type { AudittimeSheet, BodyMethodApproval, FeeSetDays, RuleBreach } from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";

interface Props {
	sheet: AudittimeSheet;
	approval?: BodyMethodApproval;
	/** Who set days in the place of what the method gives, and who endorsed them. */
	set?: FeeSetDays;
}

/** The result of a calculation: what is limited, the days, and every step with its rule. */
export function SheetView({ sheet, approval, set }: Props) {
	const { t } = useLingui();
	return (
		<Stack>
			{sheet.provisional && <Provisional sheet={sheet} approval={approval} />}
			{set && <SetByPersons set={set} />}
			<Breaches list={[...(sheet.broken ?? []), ...(sheet.warnings ?? [])]} />
			<Card title={t`Audit days`}>
				<Stack>
					<Explained sheet={sheet} />
					<DaysFacts sheet={sheet} />
				</Stack>
			</Card>
			{(sheet.standards ?? []).length > 1 && (
				<Card title={t`Time of each standard`} flush>
					<Standards sheet={sheet} />
				</Card>
			)}
			<Card title={t`Calculation sheet`} flush>
				<Steps sheet={sheet} />
			</Card>
		</Stack>
	);
}

function Provisional({ sheet, approval }: { sheet: AudittimeSheet; approval?: BodyMethodApproval }) {
	const { t } = useLingui();
	const say = useSay();
	const { time } = useFormats();
	const method = (sheet.standards ?? [])
		.filter((s) => s.provisional)
		.map((s) => say(s.method))
		.join("; ");
	const name = approval?.name ?? "";
	const at = time(approval?.at);
	return (
		<Notice kind="warning" title={t`Provisional method`}>
			<p>{t`The audit time is not from ISO/IEC 20000-6 but from: ${method}.`}</p>
			{approval && <p>{t`Its use was approved by ${name} on ${at}.`}</p>}
		</Notice>
	);
}

function SetByPersons({ set }: { set: FeeSetDays }) {
	const { t } = useLingui();
	const { time } = useFormats();
	const by = set.by;
	const at = time(set.at);
	const second = set.endorsement.by;
	const then = time(set.endorsement.at);
	return (
		<Notice kind="warning" title={t`Days set by a person`}>
			<p>{t`Set by ${by} on ${at}, endorsed by ${second} on ${then}. The reason stands in the sheet.`}</p>
		</Notice>
	);
}

/** What was limited and what to look at again; the days above already keep to it. */
function Breaches({ list }: { list: RuleBreach[] }) {
	const say = useSay();
	const rules = list.map((b) => ({
		id: b.rule.id,
		says: say(b.why.en || b.why.zh ? b.why : b.rule.says),
		source: b.rule.source,
		clause: b.rule.clause,
	}));
	return <RuleNote rules={rules} warning />;
}

/** Why so many days, in plain words. */
function Explained({ sheet }: { sheet: AudittimeSheet }) {
	const { t } = useLingui();
	const { number, days } = useFormats();
	const scope = number(sheet.headcount);
	const effective = number(sheet.effective_persons);
	const table = days((sheet.standards ?? []).reduce((sum, s) => sum + s.table_days, 0));
	const initial = days(sheet.initial_days);
	const yearly = days(sheet.surveillance_days);
	const again = days(sheet.recertification_days);
	const sites = number((sheet.sampling ?? []).reduce((sum, s) => sum + s.sites, 0));
	const visited = number((sheet.sampling ?? []).reduce((sum, s) => sum + s.sample, 0));
	const set = (sheet.standards ?? []).some((s) => s.set_days);
	return (
		<p>
			{set
				? t`${scope} persons are in scope, ${effective} of them count. A person of the certification body set the days of a standard, for the reason that stands below; the initial audit takes ${initial}.`
				: sheet.sampling?.length
					? t`${scope} persons are in scope. At the central place ${effective} count, for whom the table gives ${table} days; of ${sites} further sites ${visited} are visited, each with days of its own. After factors and rounding the initial audit takes ${initial}.`
					: t`${scope} persons are in scope, ${effective} of them count. For so many the table gives ${table} days; after factors and rounding the initial audit takes ${initial}.`}{" "}
			{t`Each year a surveillance audit of ${yearly} days follows, in the third year recertification with ${again}.`}
		</p>
	);
}

function DaysFacts({ sheet }: { sheet: AudittimeSheet }) {
	const { t } = useLingui();
	const { number } = useFormats();
	const onsite = sheet.onsite_minimum_days;
	// What is taken over from another body goes on with surveillance.
	const stages =
		sheet.stage1_days > 0
			? [
					{ label: t`Stage 1`, value: <Days value={sheet.stage1_days} /> },
					{ label: t`Stage 2`, value: <Days value={sheet.stage2_days} /> },
				]
			: [];
	return (
		<Facts
			columns={3}
			items={[
				{ label: t`Persons in scope`, value: number(sheet.headcount) },
				{ label: t`Of these effective`, value: number(sheet.effective_persons) },
				{ label: t`Initial audit`, value: <Days value={sheet.initial_days} /> },
				...stages,
				{ label: t`At least on site`, value: <Days value={onsite} /> },
				{ label: t`Surveillance, each year`, value: <Days value={sheet.surveillance_days} /> },
				{ label: t`Recertification`, value: <Days value={sheet.recertification_days} /> },
			]}
		/>
	);
}

/** What each standard brings to an audit of several, and how many of the days are its own. */
function Standards({ sheet }: { sheet: AudittimeSheet }) {
	const { t } = useLingui();
	const say = useSay();
	const { days } = useFormats();
	return (
		<PlainTable
			label={t`Time of each standard`}
			head={[
				{ title: t`Standard` },
				{ title: t`After factors`, end: true },
				{ title: t`Share of the days`, end: true },
			]}
			rows={(sheet.standards ?? []).map((s) => {
				const method = say(s.method);
				const table = days(s.table_days);
				return {
					key: s.code,
					cells: [
						<div key="code">
							{s.code}
							<div className="quiet">{t`${method}: ${table} days`}</div>
						</div>,
						s.set_days ? days(s.set_days) : s.adjusted_days_raw,
						days(s.share),
					],
				};
			})}
		/>
	);
}

function Steps({ sheet }: { sheet: AudittimeSheet }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<PlainTable
			label={t`Steps of the calculation`}
			head={[{ title: t`Step` }, { title: t`Value`, end: true }]}
			rows={(sheet.steps ?? []).map((step, index) => ({
				key: `${step.rule}-${index}`,
				cells: [
					<div key="says">
						{say(step.says)}
						<div className="quiet" translate="no">
							{[step.rule, step.source, step.clause].filter(Boolean).join(" · ")}
						</div>
					</div>,
					step.value,
				],
			}))}
		/>
	);
}
