import { useLingui } from "@lingui/react/macro";
import { Facts } from "@/components/Facts";
import { FieldSet } from "@/components/Form";
import { Status } from "@/components/Status";
import type { AreaCover } from "@/gen";
import { useSay } from "@/lib/text";

/** The technical areas that the team has to cover together, and who can cover each. */
export function AreaCovers({ areas }: { areas: AreaCover[] }) {
	const { t } = useLingui();
	const say = useSay();
	if (areas.length === 0) return null;
	return (
		<FieldSet title={t`Technical areas that the team covers together`}>
			<Facts
				items={areas.map(({ area, people }) => ({
					label: say(area),
					value: people.join(", ") || <Status tone="late">{t`nobody of the body`}</Status>,
				}))}
			/>
		</FieldSet>
	);
}
