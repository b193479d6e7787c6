import { useLingui } from "@lingui/react/macro";
import type { Deed } from "@/gen/types.gen";
import css from "./Changed.module.css";
import { changes } from "./changes";

const most = 40;

/** The fields that an entry changed, with what stood there before. */
export function Changed({ entry, older }: { entry: Deed; older: Deed | undefined }) {
	const { t } = useLingui();
	if (entry.op === "read") return null;
	const all = changes(older?.payload, entry.payload);
	const count = all.length;
	const left = count - most;
	if (count === 0) return null;
	return (
		<details>
			<summary>{t`What changed (${count})`}</summary>
			<dl className={css.changes}>
				{all.slice(0, most).map((one) => (
					<div key={one.path}>
						<dt>{one.path}</dt>
						<dd>
							{one.before !== undefined && <del>{one.before}</del>} {one.after}
						</dd>
					</div>
				))}
			</dl>
			{left > 0 && <p className="quiet small">{t`and ${left} more`}</p>}
		</details>
	);
}
