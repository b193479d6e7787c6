import { useLingui } from "@lingui/react/macro";
import { Stack } from "@/components/Card";
import { PageHead } from "@/components/PageHead";
import { FilesInput } from "@/features/finding/Files";
import { HeadcountLedger } from "@/features/headcount/HeadcountLedger";
import { SheetList } from "@/features/sheet/SheetList";
import { useMembership } from "@/lib/session";

/** Where a client sees every figure it declared, and declares a change. */
export default function HeadcountPage() {
	const { t } = useLingui();
	const client = useMembership()?.client?.id ?? "";
	return (
		<>
			<PageHead
				title={t`Headcount`}
				sub={t`Audit days and fees follow from how many people are in scope: tell us of a change when it happens.`}
			/>
			<Stack>
				<HeadcountLedger
					client={client}
					file={(value, change) => (
						<FilesInput
							client={client}
							value={value}
							onChange={change}
							label={t`Add a file that proves the figures`}
						/>
					)}
				/>
				<SheetList client={client} />
			</Stack>
		</>
	);
}
