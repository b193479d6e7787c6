import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { FieldRow } from "@/components/Form";
import { NumberField, SelectField, TextField } from "@/components/fields";
import type { FeeItem } from "@/gen";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { useRiskNames } from "@/lib/risks";
import { useBody } from "@/lib/route";
import { Bands, ItemAmount } from "./ItemAmount";
import { options, persOf, useBasisNames, usePerNames, useWhenNames } from "./names";
import { hasMore } from "./priceItem";

interface Props {
	path: (string | number)[];
	/** What is typed so far; it says which fields the basis needs. */
	item?: FeeItem;
	codes: string[];
}

/** One item of a price list. */
export function PriceItem({ path, item, codes }: Props) {
	const { t } = useLingui();
	const bases = useBasisNames();
	const whens = useWhenNames();
	const [more, setMore] = useState(false);
	return (
		<>
			<FieldRow>
				<TextField
					name={[...path, "code"]}
					label={t`Code`}
					required
					help={t`Small letters and digits: audit`}
				/>
				<SelectField required name={[...path, "basis"]} label={t`Basis`} options={options(bases)} />
			</FieldRow>
			<BilingualField name={[...path, "name"]} label={t`Name of the item`} needs={["en", "zh"]} />
			{item?.basis === "band" && <Bands path={path} item={item} />}
			<FieldRow>
				<ItemAmount path={path} item={item} codes={codes} />
				<Per path={path} basis={item?.basis} />
				<SelectField
					multiple
					name={[...path, "when"]}
					label={t`Charged for`}
					placeholder={t`every year`}
					options={options(whens)}
				/>
			</FieldRow>
			{more || hasMore(item) ? (
				<More path={path} basis={item?.basis} />
			) : (
				<div>
					<Button
						kind="link"
						onClick={() => setMore(true)}
					>{t`Tax rate, limits, standards and conditions`}</Button>
				</div>
			)}
		</>
	);
}

function Per({ path, basis = "flat" }: { path: (string | number)[]; basis?: string }) {
	const { t } = useLingui();
	const pers = usePerNames();
	const allowed = persOf[basis] ?? [];
	if (allowed.length === 0) return null;
	const onRequest = allowed.length === 1;
	return (
		<SelectField
			name={[...path, "per"]}
			label={onRequest ? t`Only on request` : t`Charged per`}
			placeholder={onRequest ? t`no, always charged` : undefined}
			clear={onRequest}
			options={options(pers).filter((o) => allowed.includes(o.value))}
		/>
	);
}

function More({ path, basis = "flat" }: { path: (string | number)[]; basis?: string }) {
	const { t } = useLingui();
	const risks = useRiskNames();
	const body = useBody();
	const standards = useQuery(listStandardsOptions({ path: { body } }));
	return (
		<>
			<FieldRow>
				{["flat", "per_day", "per_unit"].includes(basis) && (
					<TextField
						name={[...path, "amount_to"]}
						label={t`Amount, up to`}
						help={t`A range: each quotation chooses within it`}
					/>
				)}
				<NumberField
					name={[...path, "tax_percent"]}
					label={t`Tax, where it differs`}
					unit="%"
					min={0}
					max={100}
					digits={2}
				/>
				<TextField name={[...path, "at_least"]} label={t`At least, in a year`} />
				<TextField name={[...path, "at_most"]} label={t`At most, in a year`} />
			</FieldRow>
			<FieldRow>
				<SelectField
					multiple
					name={[...path, "standards"]}
					label={t`Only for these standards`}
					options={(standards.data?.items ?? []).map((s) => ({ value: s.code, label: s.display }))}
				/>
				<SelectField
					multiple
					name={[...path, "risks"]}
					label={t`Only for these categories of risk`}
					options={options(risks)}
				/>
			</FieldRow>
			<BilingualField name={[...path, "note"]} label={t`Condition, shown to the client`} />
		</>
	);
}
