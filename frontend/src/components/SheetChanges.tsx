import { useLingui } from "@lingui/react/macro";
import { PlainTable } from "@/components/PlainTable";
import type { AudittimeChange } from "@/gen";
import { useSay } from "@/lib/text";

/** The lines in which two calculation sheets differ. */
export function SheetChanges({ changes }: { changes: AudittimeChange[] }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<PlainTable
			label={t`Audit time that changed`}
			head={[{ title: t`Audit time` }, { title: t`Before`, end: true }, { title: t`Now`, end: true }]}
			rows={changes.map((change, index) => ({
				key: String(index),
				cells: [
					<div key="says">
						{say((change.is ?? change.was)?.says)}
						<div className="quiet" translate="no">
							{[change.rule, change.source, change.clause].filter(Boolean).join(" · ")}
						</div>
					</div>,
					change.was?.value || (change.was ? "✓" : "–"),
					change.is?.value || (change.is ? "✓" : "–"),
				],
			}))}
		/>
	);
}
