import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Loaded } from "@/components/Loaded";
import { verifyHeadcount } from "@/gen";
import { listHeadcountsOptions } from "@/gen/@tanstack/react-query.gen";
import type { AuditView, HeadcountDeclaration } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { DeclareForm, type FileInput } from "./DeclareForm";
import { LedgerTable } from "./LedgerTable";

interface Props {
	audit: AuditView;
	/** The person is on the team and the report is not written yet. */
	write: boolean;
	file: FileInput;
}

/** What the client declared for this programme, and what the audit team sees on site. */
export function VerifyHeadcount({ audit, write, file }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const [open, setOpen] = useState(false);
	const [key, setKey] = useState(newKey);
	const query = useQuery(listHeadcountsOptions({ path: { body, client: audit.client_id } }));
	const send = useSend((values: HeadcountDeclaration) =>
		verifyHeadcount({ path: { body, audit: audit.id }, headers: { "Idempotency-Key": key }, body: values }),
	);
	return (
		<Card
			flush
			title={t`Headcount`}
			aside={write && <Button size="small" onClick={() => setOpen(true)}>{t`Verify the headcount`}</Button>}
		>
			<Loaded query={query}>
				{({ items }) => {
					const here = items.filter((line) => !line.programme_id || line.programme_id === audit.programme_id);
					return (
						<>
							<LedgerTable lines={here} />
							<Dialog open={open} onClose={() => setOpen(false)} title={t`Verify the headcount`} wide>
								<DeclareForm
									reason={t`Why the figures differ, or what was wrong with an earlier entry of the team`}
									submit={t`Record`}
									file={file}
									send={send}
									onDone={() => {
										setOpen(false);
										setKey(newKey());
									}}
								/>
							</Dialog>
						</>
					);
				}}
			</Loaded>
		</Card>
	);
}
