import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { PlainTable } from "@/components/PlainTable";
import { RuleNote } from "@/components/RuleNote";
import { DateText } from "@/components/Text";
import { type ProgrammeView, reviewProgramme } from "@/gen";
import { getProgrammeOptions } from "@/gen/@tanstack/react-query.gen";
import { brokenRules } from "@/lib/breach";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

/** The reviews of the programme after its audits, complaints and changes; a planner records the next one here. */
export function ReviewCard({ programme }: { programme: string }) {
	const body = useBody();
	const query = useQuery(getProgrammeOptions({ path: { body, programme } }));
	return <Loaded query={query}>{(p) => <Shown programme={p} />}</Loaded>;
}

function Shown({ programme }: { programme: ProgrammeView }) {
	const { t } = useLingui();
	const say = useSay();
	const may = useMay("audit.plan");
	const due = programme.review_due.length > 0;
	return (
		<Card title={t`Review of the programme`} internal={t`Seen by staff only`}>
			<Stack>
				<RuleNote rules={brokenRules(programme.review_due, say)} warning />
				<PlainTable
					label={t`Review of the programme`}
					head={[{ title: t`On` }, { title: t`Reviewed by` }, { title: t`What follows` }]}
					rows={(programme.reviews ?? []).map((r) => ({
						key: r.on + r.after.join() + (r.beside ?? []).join(),
						cells: [<DateText key="on" value={r.on} />, r.by_name, r.note],
					}))}
				/>
				{due && may && <Record programme={programme} />}
			</Stack>
		</Card>
	);
}

function Record({ programme }: { programme: ProgrammeView }) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((values: { note: string }) =>
		reviewProgramme({
			path: { body, programme: programme.id },
			headers: { "If-Match": ifMatch(programme.version) },
			body: values,
		}),
	);
	return (
		<Form<{ note: string }> onSubmit={send} submit={t`Record the review`}>
			<TextAreaField
				name="note"
				label={t`What follows for the programme`}
				help={t`Size, scope, complexity, results, complaints and changes: does the programme still suit the client?`}
				required
				maxLength={4000}
			/>
		</Form>
	);
}
