import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { Form } from "@/components/Form";
import { NumberField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { getQuorumsOptions } from "@/gen/@tanstack/react-query.gen";
import { changeQuorums } from "@/gen/sdk.gen";
import type { QuorumsView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import css from "./packs.module.css";

interface Values {
	quorums: Record<string, number | null | undefined>;
}

/** How many people take a decision of each type: a committee, four eyes, or one. */
export function QuorumsCard({ manage }: { manage: boolean }) {
	const body = useBody();
	const query = useQuery(getQuorumsOptions({ path: { body } }));
	return <Loaded query={query}>{(view) => <Quorums view={view} manage={manage} />}</Loaded>;
}

function Quorums({ view, manage }: { view: QuorumsView; manage: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const [saved, setSaved] = useState(false);
	const send = useSend((quorums: Record<string, number>) =>
		changeQuorums({ path: { body }, headers: { "If-Match": ifMatch(view.version) }, body: { quorums } }),
	);
	const submit = async ({ quorums }: Values) => {
		const own = Object.entries(quorums).filter((e): e is [string, number] => typeof e[1] === "number");
		await send(Object.fromEntries(own));
		setSaved(true);
	};
	const { holders } = view;
	const short = view.types.filter((q) => q.needs > holders).map((q) => say(q.name));
	const names = short.join(", ");
	return (
		<Card title={t`How many people take a decision`}>
			<Stack>
				<p className="quiet">
					{t`The first puts the decision forward, the others agree to it; each is tested for independence and competence. Leave a field empty where the usual number will do. What is put forward already keeps the number of that day.`}
				</p>
				<p>{t`People who hold the right to decide: ${holders}`}</p>
				{short.length > 0 && (
					<Notice
						kind="warning"
						title={t`Fewer people hold the right to decide than are needed for: ${names}`}
					>
						{t`Give the role of decision maker to more people, or lower the number.`}
					</Notice>
				)}
				<Form<Values>
					initial={{ quorums: Object.fromEntries(view.types.map((q) => [q.type, q.own])) }}
					unmarked
					onSubmit={submit}
					onChange={() => setSaved(false)}
					submit={manage ? t`Save` : undefined}
					aside={saved && <Notice kind="good" title={t`Saved`} />}
					disabled={!manage}
				>
					<div className={css.limits}>
						{view.types.map(({ type, name, usual }) => (
							<NumberField
								key={type}
								name={["quorums", type]}
								label={say(name)}
								min={1}
								max={9}
								help={t`usually ${usual}`}
							/>
						))}
					</div>
				</Form>
			</Stack>
		</Card>
	);
}
