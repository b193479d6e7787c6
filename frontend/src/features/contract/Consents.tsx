import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { ConsentFields, consentsOf, Publication } from "@/components/Publication";
import { type ContractView, changeConsents } from "@/gen";
import { ifMatch } from "@/lib/http";
import { usePlace } from "@/lib/place";
import { useSend } from "@/lib/send";
import { useMay } from "@/lib/session";

/** What is made public, and where the client gives or withdraws its consents. */
export function Consents({ contract: c }: { contract: ContractView }) {
	const { t } = useLingui();
	const may = useMay("quotation.accept");
	const [open, setOpen] = useState(false);
	return (
		<Card title={t`Publication`}>
			<Stack>
				<Publication publication={c.publication} />
				{may && c.state === "active" && (
					<Row>
						<Button onClick={() => setOpen(true)}>{t`Change consents`}</Button>
					</Row>
				)}
			</Stack>
			<Dialog open={open} onClose={() => setOpen(false)} title={t`Change consents`}>
				<Choice contract={c} onDone={() => setOpen(false)} />
			</Dialog>
		</Card>
	);
}

interface Values {
	consents: Record<string, boolean>;
}

function Choice({ contract: c, onDone }: { contract: ContractView; onDone: () => void }) {
	const { t } = useLingui();
	const { body } = usePlace();
	const send = useSend(async ({ consents }: Values) => {
		await changeConsents({
			path: { body, contract: c.id },
			headers: { "If-Match": ifMatch(c.version) },
			body: { consents },
		});
		onDone();
	});
	return (
		<Form<Values>
			initial={{ consents: consentsOf(c.publication) }}
			onSubmit={send}
			submit={t`Save the consents`}
			unmarked
		>
			<ConsentFields publication={c.publication} />
		</Form>
	);
}
