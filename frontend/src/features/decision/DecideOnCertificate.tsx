import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Loaded } from "@/components/Loaded";
import { decideCertificate, previewLettersOn } from "@/gen";
import { previewDecisionOptions } from "@/gen/@tanstack/react-query.gen";
import type { DecideCertificateData, Verdict as Values } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { Verdict } from "./Verdict";

/** Suspending, restoring, withdrawing or cancelling a certificate: a page of its own for each. */
export function DecideOnCertificate({ beside }: { beside: (client: string) => ReactNode }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const certificate = useParam("certificate");
	const type = useParam("type") as DecideCertificateData["path"]["type"];
	const navigate = useNavigate();
	const query = useQuery(previewDecisionOptions({ path: { body, certificate, type } }));
	const decision = (id: string) => `/b/${body}/decisions/${id}`;
	const to = `/b/${body}/certificates/${certificate}`;
	const send = useSend((version: number, values: Values) =>
		decideCertificate({
			path: { body, certificate, type },
			headers: { "If-Match": ifMatch(version) },
			body: values,
		}),
	);
	return (
		<Loaded query={query}>
			{(view) =>
				view.motion ? (
					<Navigate to={decision(view.id)} replace />
				) : (
					<Verdict
						view={view}
						beside={beside(view.client_id)}
						title={say(view.name)}
						letters={async (values) =>
							(await previewLettersOn({ path: { body, certificate, type }, body: values })).data
						}
						back={{ to, label: view.certificate?.number ?? t`Certificate` }}
						onConfirm={async (values) => {
							const { data } = await send(view.certificate?.version ?? 0, values);
							// A reduction leads to the version that it leaves.
							const now = `/b/${body}/certificates/${data.certificate_id ?? certificate}`;
							await navigate({ to: data.state === "taken" ? now : decision(data.id) });
						}}
					/>
				)
			}
		</Loaded>
	);
}
