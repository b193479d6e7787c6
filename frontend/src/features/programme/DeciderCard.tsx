import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { foreseeDecider, type Member, type ProgrammeRecord } from "@/gen";
import { listPeopleOptions } from "@/gen/@tanstack/react-query.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

const decides = (person: Member, standard: string) =>
	person.competences?.some((c) => c.function === "decision" && c.standard === standard) ?? false;

/** Who is foreseen to decide: this person is kept off the audit teams. */
export function DeciderCard({ programme }: { programme: ProgrammeRecord }) {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listPeopleOptions({ path: { body }, query: { limit: 200 } }));
	const send = useSend((values: { person_id: string }) =>
		foreseeDecider({
			path: { body, programme: programme.id },
			body: values,
			headers: { "If-Match": ifMatch(programme.version) },
		}),
	);
	return (
		<Card title={t`Who is to decide`} internal={t`Seen by staff only`}>
			<Loaded query={query}>
				{({ items }) => (
					<Form<{ person_id: string }>
						initial={{ person_id: programme.decider_id || undefined }}
						onSubmit={send}
						submit={t`Keep off the teams`}
					>
						<SelectField
							name="person_id"
							label={t`Foreseen decision maker`}
							help={t`People competent to decide for this standard; whoever is chosen cannot join an audit team.`}
							required
							options={items
								.filter((person) => decides(person, programme.standard))
								.map((person) => ({ value: person.id, label: person.name }))}
						/>
					</Form>
				)}
			</Loaded>
		</Card>
	);
}
