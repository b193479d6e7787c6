import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { MisuseLine, MisuseSeen } from "@/gen/types.gen";

/** A misuse that waits for the body stands out, and so does one that went further. */
export const tones: Record<MisuseLine["state"], Tone> = {
	detected: "yours",
	warned: "going",
	answered: "yours",
	corrected: "good",
	suspension: "late",
	legal: "late",
	dismissed: "quiet",
};

type Kind = MisuseSeen["kind"];

/** What can be seen, in the order of the clause. */
export function useKinds(): { value: Kind; label: string }[] {
	const { t } = useLingui();
	return [
		{ value: "product", label: t`Mark on a product or its packaging` },
		{ value: "statement", label: t`Incomplete statement on packaging or in the papers of a product` },
		{ value: "report", label: t`Mark on a laboratory test, calibration or inspection report` },
		{ value: "untraceable", label: t`Mark or text that cannot be traced to the body` },
		{ value: "scope", label: t`Beyond the certified scope` },
		{ value: "ended", label: t`After a suspension or the end of the certificate` },
		{ value: "misleading", label: t`Misleading statement about the certification` },
		{ value: "reputation", label: t`Use that damages the reputation of the certification` },
		{ value: "other", label: t`Other misuse` },
	];
}

/** What a statement in words has to name. */
export function useNames(): { value: MisuseSeen["names"][number]; label: string }[] {
	const { t } = useLingui();
	return [
		{ value: "client", label: t`The certified organisation` },
		{ value: "system", label: t`The type of system and its standard` },
		{ value: "body", label: t`The certification body` },
	];
}

/** Who misuses. */
export function useParties(): Record<MisuseLine["party"], string> {
	const { t } = useLingui();
	return {
		client: t`Certified client`,
		former: t`Former client`,
		outsider: t`Never certified by us`,
	};
}
