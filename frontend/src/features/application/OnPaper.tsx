import { useLingui } from "@lingui/react/macro";
import { Notice } from "@/components/Notice";
import type { ApplicationView } from "@/gen/types.gen";

/** Says of an application that was made before the body used this software why most of it is empty. */
export function OnPaper({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	if (!application.taken_over) return null;
	return (
		<Notice kind="info" title={t`Made on paper`}>
			<p>{t`This application was made and reviewed before the certification body used this software. Only the organisation and the sites of the certificate stand here.`}</p>
		</Notice>
	);
}
