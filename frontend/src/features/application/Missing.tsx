import { useLingui } from "@lingui/react/macro";
import { Notice } from "@/components/Notice";
import type { FaultField } from "@/gen/types.gen";
import { useSay } from "@/lib/text";

/** What a section still lacks; the same sentence is said once. */
export function Missing({ fields }: { fields: FaultField[] }) {
	const { t } = useLingui();
	const say = useSay();
	const sentences = [...new Set(fields.map((field) => say(field.says)))];
	return (
		<Notice kind="info" title={t`Still missing in this section`}>
			<ul>
				{sentences.map((one) => (
					<li key={one}>{one}</li>
				))}
			</ul>
		</Notice>
	);
}
