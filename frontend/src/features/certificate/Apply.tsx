import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { applyFromCertificate } from "@/gen/sdk.gen";
import type { CertificatePage } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";

type Kind = "scope_extension" | "sites_added" | "edition_transition" | "recertification";

/** The way to an application that adds to a valid certificate, moves it to another edition, or renews it. */
export function Apply({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const may = useMay("application.write");
	const say = useSay();
	const scope = useApply(certificate.id, "scope_extension");
	const sites = useApply(certificate.id, "sites_added");
	const move = useApply(certificate.id, "edition_transition");
	const again = useApply(certificate.id, "recertification");
	if (!may || certificate.applies.length === 0) return null;
	const moves = certificate.applies.some((one) => one.name === "edition_transition");
	const error = scope.error ?? sites.error ?? move.error ?? again.error;
	const why = (kind: Kind) => {
		const action = certificate.applies.find((one) => one.name === kind);
		return action?.allowed ? undefined : say(action?.why);
	};
	const bar = why("scope_extension");
	return (
		<Card title={t`Add to the certificate, or renew it`}>
			<Stack>
				<p className="quiet">
					{t`The application begins as you are certified and asks only for what changes. Recertification agrees on the next three years; with the others the expiry stays as it is.`}
				</p>
				{bar && <Notice kind="info" title={bar} />}
				{error !== undefined && <ProblemNote error={error} />}
				<Row>
					<Button
						onClick={scope.run}
						busy={scope.busy}
						why={why("scope_extension")}
					>{t`Extend the scope`}</Button>
					<Button onClick={sites.run} busy={sites.busy} why={why("sites_added")}>{t`Add sites`}</Button>
					{moves && (
						<Button
							onClick={move.run}
							busy={move.busy}
							why={why("edition_transition")}
						>{t`Move to the new edition`}</Button>
					)}
					<Button
						onClick={again.run}
						busy={again.busy}
						why={why("recertification")}
					>{t`Apply for recertification`}</Button>
				</Row>
			</Stack>
		</Card>
	);
}

/** Begins the application and goes there; repeated by a lost answer it begins only one. */
function useApply(certificate: string, kind: Kind) {
	const body = useBody();
	const navigate = useNavigate();
	const [key] = useState(newKey);
	return useAct(
		() =>
			applyFromCertificate({
				path: { body, certificate },
				headers: { "Idempotency-Key": key },
				body: { kind },
			}),
		({ data }) => void navigate({ to: `/c/${body}/applications/${data.id}` }),
	);
}
