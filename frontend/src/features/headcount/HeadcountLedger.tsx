import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { Loaded } from "@/components/Loaded";
import { declareHeadcount } from "@/gen";
import { listHeadcountsOptions, programmesOfClientOptions } from "@/gen/@tanstack/react-query.gen";
import type { HeadcountDeclaration, HeadcountLine } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { DeclareForm, type FileInput } from "./DeclareForm";
import { LedgerTable } from "./LedgerTable";
import { Retimings } from "./Retimings";

/** The headcount ledger of a client, where a change is declared and an entry corrected. */
export function HeadcountLedger({ client, file }: { client: string; file: FileInput }) {
	const { t } = useLingui();
	const { body, reader } = usePlace();
	const may = useMay("client.manage");
	const [open, setOpen] = useState<HeadcountLine | "new">();
	const query = useQuery(listHeadcountsOptions({ path: { body, client } }));
	return (
		<Stack>
			<Retimings client={client} />
			<Card
				flush
				title={t`Headcount ledger`}
				aside={
					may && <Button size="small" onClick={() => setOpen("new")}>{t`Declare a changed headcount`}</Button>
				}
			>
				<Loaded query={query}>
					{({ items }) => (
						<>
							{items.length === 0 ? (
								<Empty
									kind="nothing"
									title={t`No figures yet`}
									text={t`The ledger begins with the application.`}
								/>
							) : (
								<LedgerTable
									lines={items}
									correct={
										may
											? (line) =>
													(reader === "body" || (line.by_client && line.source !== "contract")) && (
														<Button
															kind="text"
															size="small"
															onClick={() => setOpen(line)}
														>{t`Correct`}</Button>
													)
											: undefined
									}
								/>
							)}
							<Dialog
								open={open !== undefined}
								onClose={() => setOpen(undefined)}
								title={open === "new" ? t`Declare a changed headcount` : t`Correct the entry`}
								wide
							>
								<Declare
									client={client}
									of={open === "new" ? undefined : open}
									last={items.at(-1)}
									file={file}
									onDone={() => setOpen(undefined)}
								/>
							</Dialog>
						</>
					)}
				</Loaded>
			</Card>
		</Stack>
	);
}

interface Props {
	client: string;
	/** The entry that is corrected. */
	of?: HeadcountLine;
	last?: HeadcountLine;
	file: FileInput;
	onDone: () => void;
}

function Declare({ client, of, last, file, onDone }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const [key] = useState(newKey);
	const programmes = useQuery(programmesOfClientOptions({ path: { body, client } }));
	const send = useSend((values: HeadcountDeclaration) =>
		declareHeadcount({
			path: { body, client },
			headers: { "Idempotency-Key": key },
			body: { ...values, corrects: of?.id },
		}),
	);
	return (
		<DeclareForm
			initial={of ?? (last && figures(last))}
			programmes={of ? [] : programmes.data?.items.map((one) => ({ value: one.id, label: one.standard }))}
			reason={of ? t`What was wrong?` : t`Why did the figures change?`}
			submit={of ? t`Correct` : t`Declare`}
			file={file}
			send={send}
			onDone={onDone}
		/>
	);
}

/** What a new declaration begins with: the numbers last known, without their proofs. */
const figures = (line: HeadcountLine) => ({
	company: { persons: line.company.persons },
	in_scope: { persons: line.in_scope.persons },
});
