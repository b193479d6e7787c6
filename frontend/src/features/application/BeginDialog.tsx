import { useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { ChecksField } from "@/components/fields";
import type { OfferedEdition } from "@/gen/types.gen";
import { useSay } from "@/lib/text";

interface Props {
	offered: OfferedEdition[];
	onClose: () => void;
	onBegin: (standards: string[]) => Promise<void>;
}

/** To which of the standards that the body certifies to. */
export default function BeginDialog({ offered, onClose, onBegin }: Props) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<Dialog open onClose={onClose} title={t`Apply for certification`}>
			<Form<{ standards: string[] }>
				onSubmit={({ standards }) => onBegin(standards ?? [])}
				submit={t`Begin the application`}
			>
				<ChecksField
					name="standards"
					label={t`To which standards?`}
					required
					help={t`Several together are audited as one where your systems are one; that takes less time than apart.`}
					options={offered.map((one) => ({ value: one.code, label: one.display, help: say(one.title) }))}
				/>
			</Form>
		</Dialog>
	);
}
