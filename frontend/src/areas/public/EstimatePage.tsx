import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { PageHead } from "@/components/PageHead";
import { getPublicBodyOptions } from "@/gen/@tanstack/react-query.gen";
import { useParam } from "@/lib/route";
import { useMembership } from "@/lib/session";
import { useSay } from "@/lib/text";
import { Estimate } from "./Estimate";

/** The estimate of one body, for anyone. */
export default function EstimatePage() {
	const { t } = useLingui();
	const say = useSay();
	const slug = useParam("body");
	const client = useMembership()?.client;
	const body = useQuery(getPublicBodyOptions({ path: { slug } }));
	return (
		<>
			<PageHead title={t`What certification would take`} sub={say(body.data?.name)} />
			<Estimate
				slug={slug}
				apply={
					<div>
						<Button
							kind="primary"
							to={client ? `/c/${slug}` : `/register/${slug}`}
						>{t`Start an application`}</Button>
					</div>
				}
			/>
		</>
	);
}
