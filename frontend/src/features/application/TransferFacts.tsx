import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DateText } from "@/components/Text";
import type { ApplicationView } from "@/gen/types.gen";
import { useHeldStates } from "./words";

/** What is told of the certification that is to be transferred. */
export function TransferFacts({ application, aside }: { application: ApplicationView; aside?: ReactNode }) {
	const { t } = useLingui();
	const states = useHeldStates();
	const x = application.transferred.data;
	const yesNo = (answer: string, more?: string) =>
		({ yes: [t`Yes`, more].filter(Boolean).join(": "), no: t`No` })[answer] ?? "";
	return (
		<Card title={t`Certification to transfer`} aside={aside}>
			<Facts
				items={[
					{ label: t`Issued by`, value: x.body },
					{ label: t`Accredited by`, value: x.accreditor },
					{ label: t`Signed the recognition arrangement`, value: yesNo(x.recognised) },
					{
						label: t`To be decided by`,
						value: application.transfer_by && <DateText value={application.transfer_by} />,
					},
					...x.certificates.flatMap((one) => [
						{ label: one.standard, value: [one.number, states[one.status]].filter(Boolean).join(" · ") },
						{ label: t`First certified on`, value: one.since_on && <DateText value={one.since_on} /> },
						{
							label: t`Present cycle`,
							value: one.decided_on && (
								<>
									<DateText value={one.decided_on} /> – <DateText value={one.expires_on} />
								</>
							),
						},
						{
							label: t`Surveillance held`,
							value: one.first_on && (
								<>
									<DateText value={one.first_on} />
									{one.second_on && (
										<>
											, <DateText value={one.second_on} />
										</>
									)}
								</>
							),
						},
					]),
					{ label: t`Reason of the transfer`, value: x.reason, wide: true },
					{
						label: t`That body has ceased or lost its accreditation`,
						value: x.ceased === "yes" ? <DateText value={x.ceased_on} /> : yesNo(x.ceased),
					},
					{ label: t`Complaints`, value: yesNo(x.complained, x.complaints) },
					{ label: t`Authorities engaged`, value: yesNo(x.regulated, x.regulator) },
				]}
			/>
		</Card>
	);
}
