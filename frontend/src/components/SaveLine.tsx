import { useLingui } from "@lingui/react/macro";
import { CheckIcon, WarningIcon } from "./icons";
import css from "./SaveLine.module.css";
import type { SaveState } from "./useAutosave";

/** One line that always tells the truth about what is kept: all saved, saving, waiting, or refused and why. */
export function SaveLine({ state }: { state: SaveState }) {
	const { t } = useLingui();
	const { refused, waiting } = state;
	return (
		<p className={css.line} role="status" aria-live="polite">
			{refused ? (
				<span className={css.refused}>
					<WarningIcon aria-hidden /> {t`1 refused: ${refused}`}
				</span>
			) : waiting > 0 ? (
				t`${waiting} on this device, not sent yet`
			) : state.saving ? (
				t`Saving…`
			) : (
				<>
					<CheckIcon aria-hidden /> {t`All saved`}
				</>
			)}
		</p>
	);
}
