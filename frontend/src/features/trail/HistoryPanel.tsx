import { useLingui } from "@lingui/react/macro";
import { Drawer } from "@/components/Drawer";
import { Changed } from "./Changed";
import { TrailEntries } from "./TrailEntries";

interface Props {
	noun: string;
	record: string;
	onClose: () => void;
}

/** Who did what to one record, and what each deed changed. */
export default function HistoryPanel({ noun, record, onClose }: Props) {
	const { t } = useLingui();
	return (
		<Drawer open title={t`History`} onClose={onClose} wide>
			<TrailEntries
				noun={noun}
				record={record}
				detail={(entry, older) => <Changed entry={entry} older={older} />}
			/>
		</Drawer>
	);
}
