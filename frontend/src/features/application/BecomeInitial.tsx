import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Row, Stack } from "@/components/Card";
import { ProblemNote } from "@/components/ProblemNote";
import { becomeInitial } from "@/gen/sdk.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";

/** The way on for an applicant whose certificate cannot be transferred. */
export function BecomeInitial({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const body = useBody();
	const act = useAct(() =>
		becomeInitial({
			path: { body, application: application.id },
			headers: { "If-Match": ifMatch(application.version) },
		}),
	);
	const may = useMay("quotation.accept");
	if (!may) return null;
	return (
		<Stack gap="tight">
			{act.error !== undefined && <ProblemNote error={act.error} />}
			<Row>
				<Button kind="text" onClick={act.run} busy={act.busy}>
					{t`Not transferable? Go on with an initial certification`}
				</Button>
			</Row>
		</Stack>
	);
}
