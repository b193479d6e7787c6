import type { Tone } from "@/components/Status";
import type { CertificateView } from "@/gen/types.gen";

export type Status = CertificateView["status"];

export const tones: Record<Status, Tone> = {
	active: "good",
	suspended: "late",
	withdrawn: "late",
	cancelled: "quiet",
	superseded: "quiet",
	expired: "late",
};
