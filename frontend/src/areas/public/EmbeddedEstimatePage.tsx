import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getPublicBodyOptions } from "@/gen/@tanstack/react-query.gen";
import { useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { Estimate } from "./Estimate";
import css from "./Estimate.module.css";

/** The estimate within a page of the body's own: nothing around it, and the way on opens a window of its own. */
export default function EmbeddedEstimatePage() {
	const { t } = useLingui();
	const say = useSay();
	const slug = useParam("body");
	const body = useQuery(getPublicBodyOptions({ path: { slug } }));
	return (
		<main id="main" className={css.embedded}>
			<div>
				<h1>{t`What certification would take`}</h1>
				<p className="quiet">{say(body.data?.name)}</p>
			</div>
			<Estimate
				slug={slug}
				apply={
					<a href={`/register/${slug}`} target="_blank" rel="noreferrer">
						{t`Start an application`}
					</a>
				}
			/>
		</main>
	);
}
