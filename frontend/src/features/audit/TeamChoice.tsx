import { useLingui } from "@lingui/react/macro";
import { SelectField } from "@/components/fields";
import { Status } from "@/components/Status";
import type { Fitness } from "@/gen";
import { useSay } from "@/lib/text";
import css from "./audit.module.css";
import { useRoleNames } from "./names";

interface Props {
	people: Fitness[];
	roles: Record<string, string | undefined>;
}

/** Roles that ask for no competence. */
const anybody = new Set<string>(["trainee", "observer"]);

/** How many roles a person fits; those chosen stand first. */
function rank(person: Fitness, roles: Props["roles"]): number {
	return (
		(roles[person.person_id] ? 100 : 0) + person.roles.filter((r) => r.fit && !anybody.has(r.role)).length
	);
}

/** Everybody of the body with whether they fit on these days, and why not; the role is chosen beside it. */
export function TeamChoice({ people, roles }: Props) {
	const { t } = useLingui();
	const auditors = people
		.filter((p) => ["lead", "auditor"].includes(roles[p.person_id] ?? ""))
		.map((p) => ({ value: p.person_id, label: p.name }));
	const ordered = [...people].sort((a, b) => rank(b, roles) - rank(a, roles) || a.name.localeCompare(b.name));
	return (
		<section aria-label={t`Team`}>
			<ul className={css.people}>
				{ordered.map((person) => (
					<Person key={person.person_id} person={person} role={roles[person.person_id]} auditors={auditors} />
				))}
			</ul>
		</section>
	);
}

interface PersonProps {
	person: Fitness;
	role?: string;
	auditors: { value: string; label: string }[];
}

function Person({ person, role, auditors }: PersonProps) {
	const { t } = useLingui();
	const say = useSay();
	const names = useRoleNames();
	const fits = person.roles.filter((r) => r.fit && !anybody.has(r.role)).map((r) => names[r.role]);
	const asked = person.roles.find((r) => r.role === (role ?? "auditor"));
	const why = asked?.why ?? [];
	const { name } = person;
	return (
		<li className={css.person}>
			<div>
				<strong>{name}</strong>
				{why.length === 0 ? (
					<p>
						<Status tone="good">{t`Free and competent`}</Status>
					</p>
				) : (
					why.map((breach) => (
						<p key={say(breach.why)}>
							<Status tone={role ? "late" : "quiet"}>{say(breach.why) || say(breach.rule.says)}</Status>
						</p>
					))
				)}
				{why.length > 0 && fits.length > 0 && <p>{t`Fits as: ${fits.join(", ")}`}</p>}
			</div>
			<div>
				<SelectField
					name={["roles", person.person_id]}
					label={<span className="screen-reader">{t`Role of ${name}`}</span>}
					placeholder={t`not on the team`}
					clear
					required
					options={person.roles.map((r) => ({ value: r.role, label: names[r.role] ?? r.role }))}
				/>
				{role === "trainee" && (
					<SelectField
						name={["evaluators", person.person_id]}
						label={t`In charge, evaluates`}
						options={auditors}
						required
					/>
				)}
			</div>
		</li>
	);
}
