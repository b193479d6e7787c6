import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DateText } from "@/components/Text";
import type { ApplicationView } from "@/gen/types.gen";
import { useCertificateStates } from "./words";

/** Consultancy, earlier certificates and declarations. */
export function HistoryFacts({
	application,
	change,
}: {
	application: ApplicationView;
	change?: (section: string) => ReactNode;
}) {
	const { t } = useLingui();
	const yesNo = useYesNo();
	const c = application.consultancy.data;
	const d = application.declarations.data;
	const china = application.declared.includes("lawful")
		? [
				{ label: t`Lawfully active, permits valid`, value: yesNo(d.lawful) },
				{ label: t`On no list of serious dishonesty`, value: yesNo(d.not_listed) },
				{ label: t`No major accident in a year`, value: yesNo(d.no_accident) },
				{ label: t`No failed national spot check in a year`, value: yesNo(d.no_spot_check) },
				{ label: t`No administrative penalty`, value: yesNo(d.no_penalty) },
				{ label: t`The penalties`, value: d.penalties },
			]
		: [];
	return (
		<>
			<Card title={t`Consultancy received`} aside={change?.("consultancy")}>
				<Facts
					items={[
						{ label: t`Consultancy received`, value: yesNo(c.received) },
						{ label: t`From whom`, value: c.by },
						...(application.consultants
							? [{ label: t`Consultants with access`, value: application.consultants.join(", ") }]
							: []),
						{ label: t`By this body or one related to it`, value: yesNo(c.by_body ?? "") },
						{ label: t`It ended on`, value: c.ended_on && <DateText value={c.ended_on} /> },
						{ label: t`Internal audits by this body`, value: yesNo(c.internal_audits) },
					]}
				/>
			</Card>
			<Held application={application} aside={change?.("history")} />
			<Card title={t`Declarations`} aside={change?.("declarations")}>
				<Facts
					items={[
						...china,
						{
							label: t`Sites, activities and numbers declared to be true`,
							value: d.truthful ? yesNo("yes") : "",
						},
						{ label: t`Records that the audit team may not see`, value: d.restricted, wide: true },
					]}
				/>
			</Card>
		</>
	);
}

function Held({ application, aside }: { application: ApplicationView; aside: ReactNode }) {
	const { t } = useLingui();
	const yesNo = useYesNo();
	const states = useCertificateStates();
	const { held, certificates } = application.history.data;
	return (
		<Card title={t`Certificates held before`} aside={aside}>
			<Facts
				items={[
					{ label: t`Held before or now`, value: yesNo(held) },
					...certificates.map((one) => ({
						label: [one.standard, one.body].join(" · "),
						value: [one.number, states[one.status]].filter(Boolean).join(" · "),
					})),
				]}
			/>
		</Card>
	);
}

function useYesNo(): (answer?: string) => string {
	const { t } = useLingui();
	return (answer) => ({ yes: t`Yes`, no: t`No`, unknown: t`Not known` })[answer ?? ""] ?? "";
}
