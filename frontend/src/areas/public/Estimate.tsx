import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Card, Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { SheetView } from "@/components/SheetView";
import { EstimateForm } from "@/features/fee/EstimateForm";
import { EstimateResult } from "@/features/fee/EstimateResult";
import type { FeeEstimate } from "@/gen";
import { listEstimableOptions } from "@/gen/@tanstack/react-query.gen";
import css from "./Estimate.module.css";

interface Props {
	slug: string;
	/** Shown once there is an estimate: the way to an application. */
	apply: ReactNode;
}

/** What certification by the body would take: asked, answered as a range, and explained. */
export function Estimate({ slug, apply }: Props) {
	const { t } = useLingui();
	const [estimate, setEstimate] = useState<FeeEstimate>();
	const query = useQuery(listEstimableOptions({ path: { slug } }));
	return (
		<Stack>
			<Card>
				<Loaded query={query}>
					{({ items }) => <EstimateForm slug={slug} standards={items} onEstimate={setEstimate} />}
				</Loaded>
			</Card>
			{estimate && (
				<section aria-label={t`Estimate`} aria-live="polite">
					<Stack>
						<EstimateResult estimate={estimate} />
						{apply}
						<details className={css.why} open={estimate.most.sheet.days === 0}>
							<summary>{t`How the most is reached, step by step`}</summary>
							<SheetView sheet={estimate.most.sheet} />
						</details>
					</Stack>
				</section>
			)}
		</Stack>
	);
}
