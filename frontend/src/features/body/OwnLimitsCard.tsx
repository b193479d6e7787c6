import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card } from "@/components/Card";
import { Form } from "@/components/Form";
import { NumberField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { getPacksOptions } from "@/gen/@tanstack/react-query.gen";
import { changeLimits } from "@/gen/sdk.gen";
import type { PackChoice, PackEntry, PacksView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";
import { type Entries, entered, given, isNumber } from "./ownLimits";
import css from "./packs.module.css";
import { useAmount, useEdition, useOrigin, useUnits } from "./packWords";

interface Values {
	limits: Entries;
}

/** The body's own limits: it tightens a rule and never loosens it; what is uncertain it changes with a source. */
export function OwnLimitsCard({ manage }: { manage: boolean }) {
	const body = useBody();
	const query = useQuery(getPacksOptions({ path: { body } }));
	return <Loaded query={query}>{(packs) => <OwnLimits packs={packs} manage={manage} />}</Loaded>;
}

function OwnLimits({ packs, manage }: { packs: PacksView; manage: boolean }) {
	const { t } = useLingui();
	const body = useBody();
	const [typed, setTyped] = useState(() => entered(packs));
	const [saved, setSaved] = useState(false);
	const send = useSend((limits: Record<string, PackEntry>) =>
		changeLimits({ path: { body }, headers: { "If-Match": ifMatch(packs.version) }, body: { limits } }),
	);
	const submit = async (values: Values) => {
		await send(given(values.limits));
		setSaved(true);
	};
	return (
		<Card title={t`This body's own limits`}>
			<Form<Values>
				initial={{ limits: entered(packs) }}
				unmarked
				onSubmit={submit}
				onChange={(values) => {
					setSaved(false);
					setTyped(values.limits);
				}}
				submit={manage ? t`Save as a new edition` : undefined}
				aside={saved && <Notice kind="good" title={t`Saved as a new edition, in force from today`} />}
				disabled={!manage}
			>
				<p className="quiet">
					{t`Leave a field empty where the number below it will do. A body may be stricter than a rule, never looser; a number that is marked “to be verified” it may change either way and says which source it relies on.`}
				</p>
				<div className={css.limits}>
					{packs.limits
						.filter((limit) => limit.room)
						.map((limit) => (
							<LimitField key={limit.key} limit={limit} own={isNumber(typed[limit.key]?.value)} />
						))}
				</div>
			</Form>
		</Card>
	);
}

/** A number, and once the body has one of its own in the place of an uncertain one, the source of it. */
function LimitField({ limit, own }: { limit: PackChoice; own: boolean }) {
	const { t } = useLingui();
	const say = useSay();
	const units = useUnits();
	const amount = useAmount();
	const edition = useEdition();
	const origin = useOrigin();
	const { least, most, source } = limit.room ?? { least: 0, most: 0, source: false };
	const says = limit.says.filter((said) => said.pack.layer !== "body" && said.standing !== "replaced");
	return (
		<div className={css.limit}>
			<NumberField
				name={["limits", limit.key, "value"]}
				label={say(limit.name)}
				unit={units[limit.unit]}
				help={
					<>
						{t`${least} to ${most} possible`}
						{says.map((said) => (
							<div key={said.pack.id}>
								{[edition(said.pack), amount(said.value, limit.unit), origin(said)]
									.filter(Boolean)
									.join(" · ")}
							</div>
						))}
					</>
				}
			/>
			{source && own && (
				<TextField name={["limits", limit.key, "source"]} label={t`Source of your number`} maxLength={300} />
			)}
		</div>
	);
}
