import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@/components/Link";
import { Notice } from "@/components/Notice";
import { countBehindOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";

/** How much waits in the body beyond its last day, with the way to the queue; nothing while all is in time. */
export function BehindNote() {
	const { t } = useLingui();
	const body = useBody();
	const total = useQuery(countBehindOptions({ path: { body } })).data?.total ?? 0;
	if (total === 0) return null;
	return (
		<Notice kind="warning">
			<Link to={`/b/${body}/clock/behind`}>
				{t`${plural(total, { one: "# thing is behind schedule", other: "# things are behind schedule" })}`}
			</Link>
		</Notice>
	);
}
