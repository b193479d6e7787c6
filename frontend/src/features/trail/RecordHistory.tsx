import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/Button";
import { ClockIcon } from "@/components/icons";

const Panel = lazy(() => import("./HistoryPanel"));

/** The way from a record to who did what to it; the panel is loaded when it is asked for. */
export default function RecordHistory({ noun, record }: { noun: string; record: string }) {
	const { t } = useLingui();
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button icon={<ClockIcon />} onClick={() => setOpen(true)}>{t`History`}</Button>
			{open && (
				<Suspense>
					<Panel noun={noun} record={record} onClose={() => setOpen(false)} />
				</Suspense>
			)}
		</>
	);
}
