import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";
import { ProblemNote } from "@/components/ProblemNote";
import { takeOverSubsidies } from "@/gen";
import { listDeliveredSubsidiesOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";

/** Offers the delivered programmes that the registry does not have; nothing when it has them all. */
export function TakeOver() {
	const { t } = useLingui();
	const body = useBody();
	const [key] = useState(newKey);
	const query = useQuery(listDeliveredSubsidiesOptions({ path: { body } }));
	const take = useAct(() => takeOverSubsidies({ path: { body }, headers: { "Idempotency-Key": key } }));
	const count = query.data?.items.length ?? 0;
	if (count === 0) return null;
	return (
		<Notice
			kind="info"
			title={t`${count} known programmes can be taken over as drafts`}
			action={<Button onClick={take.run} busy={take.busy}>{t`Take over as drafts`}</Button>}
		>
			<p>{t`They are dated and none is verified. Clients see none of them before you have completed and verified it.`}</p>
			<ProblemNote error={take.error} />
		</Notice>
	);
}
