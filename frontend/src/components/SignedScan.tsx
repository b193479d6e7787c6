import { useLingui } from "@lingui/react/macro";
import type { FeeSignedScan } from "@/gen";
import { useBody } from "@/lib/route";
import { Button } from "./Button";
import { Facts } from "./Facts";
import { DateText } from "./Text";

/** The evidence of a signature on paper: its day, who filed the scan, and the scan itself. */
export function SignedScan({ scan }: { scan: FeeSignedScan }) {
	const { t } = useLingui();
	const body = useBody();
	return (
		<Facts
			items={[
				{ label: t`Signed on paper on`, value: <DateText value={scan.signed_on} /> },
				{ label: t`Scan filed by`, value: scan.filed_by },
				{
					label: t`Scan`,
					value: (
						<Button kind="link" href={`/api/v1/b/${body}/documents/${scan.document_id}/content`}>
							{scan.file}
						</Button>
					),
				},
				{
					label: t`SHA-256 of the scan`,
					value: <code>{scan.sha256.match(/.{1,16}/g)?.join(" ")}</code>,
					wide: true,
				},
			]}
		/>
	);
}
