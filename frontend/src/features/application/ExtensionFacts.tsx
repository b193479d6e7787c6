import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DateText, Say } from "@/components/Text";
import type { ApplicationView } from "@/gen/types.gen";
import { useSay } from "@/lib/text";

/** Which certificate is to be extended, and what the application changes in what it certifies. */
export function ExtensionFacts({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const say = useSay();
	const { certified, changes } = application;
	if (!certified) return null;
	const number = certified.number;
	return (
		<Card
			title={t`What changes in certificate ${number}`}
			aside={
				<>
					{t`valid until`} <DateText value={certified.expires_on} />
				</>
			}
		>
			{changes.length === 0 ? (
				<p className="quiet">
					{application.kind === "recertification"
						? t`Nothing: the sections stand as they are certified. Change what has become different.`
						: t`Nothing yet: the sections stand as they are certified. Change what is to be added.`}
				</p>
			) : (
				<Facts
					items={changes.flatMap((one) => {
						const what = say(one.what);
						return [
							{ label: t`${what}, as certified`, value: say(one.was) },
							{ label: t`${what}, as applied for`, value: say(one.is) },
						];
					})}
				/>
			)}
		</Card>
	);
}

/** How the days of the extension were computed. */
export function ExtensionTime({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const say = useSay();
	const computed = application.extension;
	if (!computed)
		return (
			<p className="quiet">{t`The days are computed once the audit time of the application is kept.`}</p>
		);
	const days = computed.days;
	return (
		<Stack gap="tight">
			<p>
				{days > 0
					? t`Computed for what is added: ${days} days.`
					: t`No days are computed for what is added: set them with a reason.`}
			</p>
			{computed.steps.length > 0 && (
				<ul>
					{computed.steps.map((step) => (
						<li key={say(step.says)}>
							<Say text={step.says} /> <span translate="no">{step.rule}</span>
						</li>
					))}
				</ul>
			)}
		</Stack>
	);
}
