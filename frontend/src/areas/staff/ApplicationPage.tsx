import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Status } from "@/components/Status";
import { ApplicationCase } from "@/features/application/ApplicationPage";
import { TwinsNotice } from "@/features/client/TwinsNotice";
import type { ApplicationView } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { useMay } from "@/lib/session";

/** One application as the body sees it, with the way to its audit time and quotation. */
export default function ApplicationPage() {
	return (
		<ApplicationCase
			notices={(application) => <TwinsNotice client={application.client_id} />}
			side={(application) => <AuditTime application={application} />}
			next={(application) =>
				application.state === "accepted" && <ToAuditTime application={application} primary />
			}
		/>
	);
}

/** The review does not accept an application whose audit time nobody has computed. */
function AuditTime({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	return (
		<Card title={t`Audit time and quotation`}>
			<Stack gap="tight">
				<Status tone={application.calculation ? "good" : "quiet"}>
					{application.calculation ? t`Computed` : t`Not computed yet`}
				</Status>
				<ToAuditTime application={application} />
			</Stack>
		</Card>
	);
}

function ToAuditTime({ application, primary }: { application: ApplicationView; primary?: boolean }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("quotation.write");
	if (!may) return null;
	return (
		<Button
			kind={primary ? "primary" : "default"}
			to={`/b/${body}/applications/${application.id}/audit-time`}
		>
			{t`Audit time and quotation`}
		</Button>
	);
}
