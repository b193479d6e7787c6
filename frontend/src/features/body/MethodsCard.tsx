import { useLingui } from "@lingui/react/macro";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { PlainTable } from "@/components/PlainTable";
import { DateTime } from "@/components/Text";
import type { BodyView } from "@/gen/types.gen";

/** Which methods named persons of the body have approved. */
export function MethodsCard({ body }: { body: BodyView }) {
	const { t } = useLingui();
	const list = body.method_approvals ?? [];
	return (
		<Card>
			{list.length === 0 ? (
				<Empty
					kind="nothing"
					title={t`No method is approved`}
					text={t`A provisional audit-time method is used only after a named person of the body has approved it.`}
				/>
			) : (
				<PlainTable
					label={t`Methods`}
					head={[
						{ title: t`Method` },
						{ title: t`Standard` },
						{ title: t`Approved by` },
						{ title: t`Statement` },
					]}
					rows={list.map((a) => ({
						key: a.method + a.standard + a.at,
						cells: [
							a.method,
							a.standard,
							<span key="who">
								{a.name}, <DateTime value={a.at} />
							</span>,
							a.statement,
						],
					}))}
				/>
			)}
		</Card>
	);
}
