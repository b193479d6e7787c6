import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { PlainTable } from "@/components/PlainTable";
import { DateRange, DateText } from "@/components/Text";
import type { Member } from "@/gen/types.gen";
import { useFunctions } from "@/lib/roles";
import { useConflictKinds } from "./words";

/** The file of a person for those who may only read it. */
export function PersonFacts({ person }: { person: Member }) {
	const { t } = useLingui();
	const functions = useFunctions();
	const kinds = useConflictKinds();
	return (
		<Stack>
			<Card title={t`Competence`}>
				<PlainTable
					label={t`Competence`}
					head={[
						{ title: t`Standard` },
						{ title: t`Function` },
						{ title: t`Technical areas` },
						{ title: t({ message: "Valid", context: "period" }) },
					]}
					rows={(person.competences ?? []).map((c) => ({
						key: c.standard + c.function + c.from + c.areas?.join(),
						cells: [
							c.standard,
							functions[c.function] ?? c.function,
							c.areas?.join(", ") || t`every area`,
							<DateRange key="days" from={c.from} to={c.to} />,
						],
					}))}
				/>
			</Card>
			<Card title={t`Conflicts of interest`}>
				<PlainTable
					label={t`Conflicts of interest`}
					head={[{ title: t`Organisation` }, { title: t`Kind` }, { title: t`Ended on` }]}
					rows={(person.conflicts ?? []).map((c) => ({
						key: c.client_name + c.kind,
						cells: [c.client_name, kinds[c.kind] ?? c.kind, <DateText key="end" value={c.ended_on} />],
					}))}
				/>
			</Card>
			<Card title={t`Leave`}>
				<PlainTable
					label={t`Leave`}
					head={[{ title: t`Days` }]}
					rows={(person.leave ?? []).map((l) => ({
						key: l.from,
						cells: [<DateRange key="days" from={l.from} to={l.to} />],
					}))}
				/>
			</Card>
		</Stack>
	);
}
