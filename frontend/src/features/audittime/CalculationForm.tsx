import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { FieldRow, FieldSet, Form } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import type {
	AudittimeGroup,
	AudittimeIndividual,
	AudittimeInput,
	AudittimeIntegration,
	AudittimeScores,
	AudittimeSites,
	AudittimeStandard,
	CalculationPreview,
} from "@/gen";
import { useFormats } from "@/lib/format";
import { useSay } from "@/lib/text";
import { IndividualFields } from "./IndividualFields";
import { IntegrationFields } from "./IntegrationFields";
import { type Join, joinsOf, withJoins } from "./joins";
import { SiteFields } from "./SiteFields";
import { StandardFields } from "./StandardFields";
import { type Split, splitsOf, withSplits } from "./splits";

interface Props {
	/** What was said before, or the application's own persons with nothing reduced. */
	start: AudittimeInput;
	/** The application's own persons, and the same with each site by itself where there are several. */
	draft: Pick<CalculationPreview, "input" | "apart" | "choices" | "markers" | "later">;
	/** Why it cannot be kept now. */
	why?: string;
	onChange: (input: AudittimeInput) => void;
	onSave: (input: AudittimeInput) => Promise<unknown>;
}

/** What is typed: the persons at the central site have fields of their own, used when each site counts by itself. */
interface Typed extends AudittimeInput {
	counted?: "together" | "apart";
	central?: AudittimeGroup[] | null;
	joins?: Join[];
	splits?: Split[];
}

/**
 * Who is in scope is the applicant's word and stands; the reviewer says which repetitive work is reduced,
 * which factors apply to each standard, each with its reason, how the sites count, and how far the systems are one.
 */
export function CalculationForm({ start, draft, why, onChange, onSave }: Props) {
	const initial = useMemo(() => typedOf(start, draft), [start, draft]);
	const { t } = useLingui();
	const [typed, setTyped] = useState<Typed>(initial);
	const { choices } = draft;
	const apart = typed.counted === "apart" && draft.apart;
	const field = apart ? "central" : "personnel";
	return (
		<Form<Typed>
			initial={initial}
			onSubmit={(values) => onSave(merged(draft, values))}
			onChange={(values) => {
				setTyped(values);
				onChange(merged(draft, values));
			}}
			submit={t`Keep this calculation`}
			why={why}
		>
			{draft.apart?.sites && (
				<SiteFields
					sites={draft.apart.sites}
					apart={Boolean(apart)}
					sampling={typed.sites?.sampling ?? false}
					joins={typed.joins ?? []}
					splits={typed.splits ?? []}
				/>
			)}
			<Groups groups={(apart || draft.input).personnel ?? []} field={field} typed={typed[field] ?? []} />
			{choices.map((choice, index) => (
				<StandardFields key={choice.code} choice={choice} index={index} named={choices.length > 1} />
			))}
			{choices.length > 1 && <IntegrationFields standards={choices.length} />}
			{draft.later && <IndividualFields />}
		</Form>
	);
}

interface GroupsProps {
	groups: AudittimeGroup[];
	field: "personnel" | "central";
	typed: AudittimeGroup[];
}

function Groups({ groups, field, typed }: GroupsProps) {
	const { t } = useLingui();
	const say = useSay();
	const { number } = useFormats();
	return groups.map((group, index) => {
		const persons = number(group.headcount);
		const site = say(group.site);
		const hours = number((group.minutes_a_day || 480) / 60);
		const repetitive = group.repetitive ? t`the applicant says: identical, directed work` : "";
		return (
			<FieldSet
				// biome-ignore lint/suspicious/noArrayIndexKey: the groups stand as the application lists them
				key={`${field}${index}`}
				title={[site, say(group.activity)].filter(Boolean).join(" · ")}
				hint={[t`${persons} persons, ${hours} hours a day`, repetitive].filter(Boolean).join("; ")}
			>
				<GroupFields at={[field, index]} reduction={typed[index]?.reduction} />
			</FieldSet>
		);
	});
}

function GroupFields({ at, reduction }: { at: (string | number)[]; reduction?: string }) {
	const { t } = useLingui();
	const name = (field: string) => [...at, field];
	const reduced = reduction === "percent" || reduction === "sqrt";
	return (
		<FieldRow>
			<SelectField
				required
				name={name("reduction")}
				label={t`Reduction`}
				options={[
					{ value: "none", label: t`None: all count` },
					{ value: "sqrt", label: t`Square root of the group` },
					{ value: "percent", label: t`A percentage` },
				]}
			/>
			{reduction === "percent" && (
				<NumberField
					name={name("percent")}
					label={t`Change in per cent`}
					unit="%"
					min={-99}
					max={0}
					required
				/>
			)}
			{reduced && <TextField name={name("reason")} label={t`Reason`} required />}
		</FieldRow>
	);
}

/** What was said before, as the form types it; what was not said begins as the application has it. */
function typedOf(said: AudittimeInput, { input, apart, markers }: Props["draft"]): Typed {
	const start = { ...said, integration: said.integration ?? { markers } };
	if (!start.sites) return { ...start, counted: "together", central: apart?.personnel };
	const kept = start.sites.similar_groups ?? [];
	const similar_groups = (apart?.sites?.similar_groups ?? []).map(
		(group) => kept.find((one) => one.name === group.name) ?? group,
	);
	return {
		...start,
		sites: { ...start.sites, similar_groups },
		joins: apart?.sites && joinsOf(apart.sites, start.sites),
		splits: apart?.sites && splitsOf(apart.sites, start.sites),
		counted: "apart",
		central: start.personnel,
		personnel: input.personnel,
	};
}

/** The form holds what the reviewer decides; the persons and sites come from the application. */
function merged(draft: Props["draft"], values: Typed): AudittimeInput {
	const apart = values.counted === "apart" ? draft.apart : undefined;
	const start = apart ?? draft.input;
	const said = apart ? values.central : values.personnel;
	return {
		...start,
		personnel: (start.personnel ?? []).map((group, index) => reduced(group, said?.[index])),
		standards: (start.standards ?? []).map((one, index) => described(one, values.standards?.[index])),
		integration: integrated(values.integration),
		individual: individual(values.individual),
		sites: apart?.sites && grouped(apart.sites, values),
	};
}

function reduced(group: AudittimeGroup, typed: AudittimeGroup | undefined): AudittimeGroup {
	const reduction = typed?.reduction ?? "none";
	return {
		...group,
		reduction,
		percent: reduction === "percent" ? (typed?.percent ?? 0) : 0,
		reason: reduction === "none" ? "" : (typed?.reason ?? ""),
	};
}

function described(standard: AudittimeStandard, typed: AudittimeStandard | undefined): AudittimeStandard {
	return {
		code: standard.code,
		category: typed?.category ?? standard.category,
		because: typed?.because,
		factors: (typed?.factors ?? []).map((factor) => ({
			code: factor?.code ?? "",
			percent: factor?.percent ?? 0,
			reason: factor?.reason ?? "",
		})),
		scores: scored(typed?.scores),
		set_days: typed?.set_days?.days
			? { days: typed.set_days.days, reason: typed.set_days.reason ?? "" }
			: undefined,
	};
}

function sampled(sites: AudittimeSites, typed: AudittimeSites | undefined): AudittimeSites {
	const sampling = typed?.sampling ?? false;
	return {
		...sites,
		sampling,
		conditions: sampling ? (typed?.conditions ?? []) : undefined,
		similar_groups: (sites.similar_groups ?? []).map((group, index) => ({
			...group,
			extra: typed?.similar_groups?.[index]?.extra ?? 0,
		})),
	};
}

/** Where the sites are sampled, groups may be joined and sites taken out of them. */
function grouped(sites: AudittimeSites, values: Typed): AudittimeSites {
	const said = sampled(sites, values.sites);
	return said.sampling ? withJoins(withSplits(said, values.splits), values.joins) : said;
}

/** Scores of which none is typed are none. */
function scored(typed: Partial<AudittimeScores> | undefined): AudittimeScores | undefined {
	const {
		business = 0,
		process = 0,
		maturity = 0,
		technology = 0,
		outsourcing = 0,
		development = 0,
	} = typed ?? {};
	const scores = { business, process, maturity, technology, outsourcing, development };
	return Object.values(scores).some(Boolean) ? scores : undefined;
}

/** Nothing where none of it is said; what is missing of it is named when it is kept. */
function individual(typed: AudittimeIndividual | undefined): AudittimeIndividual | undefined {
	if (!typed || !Object.values(typed).some(Boolean)) return undefined;
	const { surveillance = 0, recertification = 0, method = "", reason = "" } = typed;
	return { surveillance: surveillance ?? 0, recertification: recertification ?? 0, method, reason };
}

/** Without a team nothing is taken off, however far the systems are one. */
function integrated(typed: AudittimeIntegration | undefined): AudittimeIntegration | undefined {
	const team = (typed?.team ?? []).map((standards) => standards ?? 1);
	return team.length > 0 ? { markers: typed?.markers ?? [], team } : undefined;
}
