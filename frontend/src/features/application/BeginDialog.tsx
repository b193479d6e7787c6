import { useLingui } from "@lingui/react/macro";
import { Dialog } from "@/components/Dialog";
import { Form } from "@/components/Form";
import { ChecksField, RadioField } from "@/components/fields";
import { Link } from "@/components/Link";
import type { OfferedEdition } from "@/gen/types.gen";
import { keptEstimate } from "@/lib/estimate";
import { useBody } from "@/lib/route";
import { useSay } from "@/lib/text";

interface Props {
	offered: OfferedEdition[];
	transfer?: boolean;
	onClose: () => void;
	onBegin: (standards: string[], transfer: boolean) => Promise<void>;
}

/** To which of the standards that the body certifies to, and whether another body does so now. */
export default function BeginDialog({ offered, transfer, onClose, onBegin }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const kept = keptEstimate(body)?.standards ?? [];
	const only = offered.map((one) => one.code).filter((code) => offered.length === 1 || kept.includes(code));
	const say = useSay();
	return (
		<Dialog open onClose={onClose} title={t`Apply for certification`}>
			<Form<{ standards: string[]; from: string }>
				initial={{ standards: only, from: transfer ? "another" : "none" }}
				onSubmit={({ standards, from }) => onBegin(standards ?? only, from === "another")}
				submit={t`Begin the application`}
			>
				{offered.length > 1 && (
					<ChecksField
						name="standards"
						label={t`To which standards?`}
						required
						help={t`Several together are audited as one where your systems are one; that takes less time than apart.`}
						options={offered.map((one) => ({ value: one.code, label: one.display, help: say(one.title) }))}
					/>
				)}
				<RadioField
					name="from"
					label={t`Does another body certify you to them now?`}
					options={[
						{ value: "none", label: t`No`, help: t`The certification begins with an audit in two stages.` },
						{
							value: "another",
							label: t`Yes, and we want to transfer`,
							help: t`A valid accredited certificate is taken over after a review of its documents; its cycle goes on.`,
						},
					]}
					required
				/>
				<p className="quiet">
					<Link to={`/c/${body}/certificates`}>
						{t`To extend the scope of a certificate of ours or to add sites, begin on its page.`}
					</Link>
				</p>
			</Form>
		</Dialog>
	);
}
