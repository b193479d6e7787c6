import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Actions } from "@/components/Actions";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { CheckField } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import { closeSubsidy, type SubsidyView, verifySubsidy } from "@/gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";

interface Props {
	subsidy: SubsidyView;
	onDone: () => void;
}

/** Verifying a programme with its source, and closing it. */
export function Verbs({ subsidy }: { subsidy: SubsidyView }) {
	const { t } = useLingui();
	const [open, setOpen] = useState<"verify" | "close">();
	const shut = () => setOpen(undefined);
	return (
		<>
			<Actions
				actions={subsidy.actions}
				verbs={{
					verify: { label: t`Verify with the source`, kind: "primary", run: () => setOpen("verify") },
					close: { label: t`Close the programme`, run: () => setOpen("close") },
				}}
			/>
			<Dialog open={open === "verify"} onClose={shut} title={t`Verify with the source`}>
				<Verify subsidy={subsidy} onDone={shut} />
			</Dialog>
			<Dialog open={open === "close"} onClose={shut} title={t`Close the programme`}>
				<Close subsidy={subsidy} onDone={shut} />
			</Dialog>
		</>
	);
}

function useTarget(s: SubsidyView) {
	const body = useBody();
	return { path: { body, subsidy: s.id }, headers: { "If-Match": ifMatch(s.version) } };
}

function Verify({ subsidy: s, onDone }: Props) {
	const { t } = useLingui();
	const target = useTarget(s);
	const send = useSend((read: boolean) => verifySubsidy({ ...target, body: { read } }));
	return (
		<Form<{ read: boolean }>
			onSubmit={async ({ read }) => {
				await send(read ?? false);
				onDone();
			}}
			submit={t`Verified today`}
			unmarked
		>
			<p>
				<a href={s.url} target="_blank" rel="noreferrer">
					{s.url}
				</a>
			</p>
			<p>{t`Your name and today's date are shown to clients with this programme. It counts for 12 months.`}</p>
			<CheckField
				name="read"
				label={t`I have read the source today; amount, conditions and days are as they stand here.`}
			/>
		</Form>
	);
}

function Close({ subsidy: s, onDone }: Props) {
	const { t } = useLingui();
	const target = useTarget(s);
	const close = useAct(() => closeSubsidy(target), onDone);
	return (
		<Stack>
			<p>{t`Clients see it no more. It opens again when somebody verifies it again.`}</p>
			<ProblemNote error={close.error} />
			<div>
				<Button kind="danger" onClick={close.run} busy={close.busy}>{t`Close it`}</Button>
			</div>
		</Stack>
	);
}
