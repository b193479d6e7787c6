import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { Notice } from "@/components/Notice";
import { DateText } from "@/components/Text";
import type { CertificatePage } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

interface Props {
	certificate: CertificatePage;
	reader: "client" | "body";
}

/** The last safe day of the recertification audit once it has passed without it: what that means, and what to do. */
export function Risk({ certificate, reader }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const { date } = useFormats();
	const owed = certificate.obligations.find((o) => o.at_risk);
	if (!owed) return null;
	const safe = date(owed.safe_on);
	const expires = date(owed.due_on);
	return (
		<Notice
			kind="warning"
			title={t`At risk: the recertification audit should have ended by ${safe}`}
			action={
				reader === "body" && (
					<Button
						to={`/b/${body}/clients/${certificate.client_id}`}
					>{t`Open the client and its audits`}</Button>
				)
			}
		>
			{reader === "body" ? (
				<p>{t`Hold the audit at once, agree with the client on short times for its corrective action, and keep review and decision free for it. Without a decision by ${expires} the certificate expires; its validity cannot be extended.`}</p>
			) : (
				<p>{t`Agree the dates of the audit with the certification body now, and prepare to answer its findings quickly. Without a decision by ${expires} your certificate expires; its validity cannot be extended.`}</p>
			)}
		</Notice>
	);
}

/** How the last safe day counts back from the expiry, and where each number comes from. */
export function SafeDay({ certificate }: { certificate: CertificatePage }) {
	const { t } = useLingui();
	const say = useSay();
	const safe = certificate.clock.latest_safe_recertification_end;
	const ahead = certificate.obligations.some((o) => o.safe_on && o.state === "open");
	if (!ahead || !safe) return null;
	return (
		<Card title={t`Last safe day of the recertification audit`} aside={<DateText value={safe} />}>
			<Facts
				columns={1}
				items={certificate.legs.map(({ name, days, audits }) => ({
					label: say(name),
					value: (
						<>
							{plural(days, { one: "# day", other: "# days" })}
							{" · "}
							<small>
								{audits
									? t`the median of your last ${plural(audits, { one: "# audit", other: "# audits" })}`
									: t`what your limits allow`}
							</small>
						</>
					),
				}))}
			/>
		</Card>
	);
}
