import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { StandardOwn } from "@/gen";

type State = StandardOwn["state"];

export const tones: Record<State, Tone> = { draft: "yours", published: "good", retired: "quiet" };

export function useStates(): Record<State, string> {
	const { t } = useLingui();
	return { draft: t`Draft`, published: t`Clients may apply`, retired: t`No new applications` };
}

export function useNeeds() {
	const { t } = useLingui();
	return {
		required: t`Required`,
		conditional: t`Where it applies`,
		optional: t({ message: "Optional", context: "material" }),
	};
}
