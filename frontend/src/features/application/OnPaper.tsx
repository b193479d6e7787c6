import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";

/** Stands for an application that was made before the body used this software; leads staff to the client. */
export function OnPaper({ client }: { client?: string }) {
	const { t } = useLingui();
	return (
		<Notice
			kind="info"
			title={t`Made on paper`}
			action={client && <Button to={client}>{t`To the client`}</Button>}
		>
			<p>{t`This application was made and reviewed before the certification body used this software. What the certificate says stands with the certificate and the agreement.`}</p>
		</Notice>
	);
}
