import { useLingui } from "@lingui/react/macro";
import type { Tone } from "@/components/Status";
import type { ApplicationLine, ApplicationProgress, ApplicationView, StandardEdition } from "@/gen/types.gen";

export type State = ApplicationView["state"];

/** The names of the states of an application. */
export function useStates(): Record<State, string> {
	const { t } = useLingui();
	return {
		draft: t`Draft`,
		submitted: t`Submitted`,
		info_requested: t`Questions open`,
		under_review: t`Under review`,
		accepted: t({ message: "Accepted", context: "application" }),
		declined: t({ message: "Declined", context: "application" }),
		quoted: t`Quoted`,
		contracted: t`Contract signed`,
		lapsed: t`Lapsed`,
		rejected: t`Quotation refused`,
		withdrawn: t({ message: "Withdrawn", context: "application" }),
	};
}

/** Colour only where the reader must act. */
export function toneOf(state: State, turn: string, reader: "client" | "body"): Tone {
	if (turn === reader) return "yours";
	if (state === "contracted" || state === "accepted") return "good";
	return turn === "nobody" ? "quiet" : "going";
}

export function useProgress(): Record<ApplicationProgress["state"], { label: string; tone: Tone }> {
	const { t } = useLingui();
	return {
		not_started: { label: t`Not started`, tone: "quiet" },
		incomplete: { label: t`Incomplete`, tone: "yours" },
		done: { label: t`Done`, tone: "good" },
	};
}

export function useLineStates(): Record<ApplicationLine["state"], string> {
	const { t } = useLingui();
	return {
		missing: t`Missing`,
		received: t`Received`,
		accepted: t({ message: "Accepted", context: "file" }),
		returned: t`Returned`,
		waived: t`Does not apply`,
	};
}

export function useNeeds(): Record<ApplicationLine["need"], string> {
	const { t } = useLingui();
	return {
		required: t`required`,
		conditional: t`where it applies`,
		optional: t({ message: "optional", context: "material" }),
		retired: t`no longer asked for`,
	};
}

/** What the application says about the kind of provider. */
export function useProviderKinds(): Record<string, string> {
	const { t } = useLingui();
	return {
		outsourcing: t`Provider of outsourced IT services`,
		integrator: t`System integrator or software developer`,
		internal: t`Internal IT department of a company`,
		other: t`Another kind`,
	};
}

export function useCertificateStates(): Record<string, string> {
	const { t } = useLingui();
	return {
		valid: t`valid`,
		expired: t`expired`,
		suspended: t`suspended`,
		withdrawn: t`withdrawn`,
		cancelled: t`cancelled at our request`,
	};
}

/** The states of a certificate that is to be transferred. */
export function useHeldStates(): Record<string, string> {
	const { t } = useLingui();
	return { valid: t`valid`, suspended: t`suspended`, withdrawn: t`withdrawn`, expired: t`expired` };
}

/** What an application is for, where it is no initial certification. */
export function useKinds(): Partial<Record<ApplicationView["kind"], string>> {
	const { t } = useLingui();
	return {
		transfer: t`Transfer`,
		scope_extension: t`Scope extension`,
		sites_added: t`Sites added`,
		edition_transition: t`Transition to another edition`,
		recertification: t`Recertification`,
		standard_added: t`Standard added`,
		reinstatement: t`Reinstatement`,
	};
}

/** The editions of an application in one line. */
export const displayed = (editions: StandardEdition[]) => editions.map((one) => one.display).join(", ");

/** The edition for which services are described in a manner of their own. */
const itsm = "ISO/IEC 20000-1:2018";

/** Whether ISO/IEC 20000-1 is applied for, alone or with others. */
export const managesServices = (application: { standards: string[] }) => application.standards.includes(itsm);
