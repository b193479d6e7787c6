import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import { PageHead } from "@/components/PageHead";
import { MyApplications } from "@/features/application/MyApplications";
import { MyCertificate } from "@/features/certificate/MyCertificate";
import { MyDeadlines, MyReminders } from "@/features/clock/MyDeadlines";
import { MyFindings } from "@/features/finding/MyFindings";
import { useMembership } from "@/lib/session";
import { useSay } from "@/lib/text";
import { MyAudits } from "./MyAudits";
import { MyMisuses } from "./MyMisuses";

/** Where a client begins: what is to do first, then its cases. */
export default function HomePage() {
	const { t } = useLingui();
	const say = useSay();
	const membership = useMembership();
	return (
		<>
			<PageHead title={say(membership?.client?.name) || t`Start page`} sub={say(membership?.body.name)} />
			<Stack>
				<MyAudits />
				<MyFindings />
				<MyMisuses />
				<MyReminders />
				<MyCertificate />
				<MyApplications />
				<MyDeadlines />
			</Stack>
		</>
	);
}
