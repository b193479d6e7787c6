import { useLingui } from "@lingui/react/macro";
import { PageHead } from "@/components/PageHead";
import { OwnMisuses } from "@/features/misuse/OwnMisuses";

/** What the body learned of uses of certificate and mark that are not permitted. */
export default function MisusesPage() {
	const { t } = useLingui();
	return (
		<>
			<PageHead
				title={t`Use of the mark`}
				sub={t`Uses of certificate and mark that are not permitted, and that we ask you to correct`}
			/>
			<OwnMisuses />
		</>
	);
}
