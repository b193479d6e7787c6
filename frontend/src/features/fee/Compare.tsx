import { useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { FieldRow, Form } from "@/components/Form";
import { SelectField } from "@/components/fields";
import { PlainTable } from "@/components/PlainTable";
import type { FeeItem, PriceListView } from "@/gen";
import { useSay } from "@/lib/text";
import { useListTerms, usePriceWords } from "./usePriceWords";

interface Chosen {
	old?: string;
	new?: string;
}

/** What changed between two editions; which two stands in the address. */
export function Compare({ editions }: { editions: PriceListView[] }) {
	const { t } = useLingui();
	const search: Chosen = useSearch({ strict: false });
	const navigate = useNavigate();
	const find = (number?: string) => editions.find((e) => String(e.edition) === String(number));
	const later = find(search.new) ?? editions[0];
	const earlier = find(search.old) ?? editions[1];
	const options = editions.map((e) => {
		const number = e.edition;
		return { value: String(number), label: t`Edition ${number}` };
	});
	if (!later || !earlier) return null;
	return (
		<Card>
			<Stack>
				<Form<Chosen>
					initial={{ old: String(earlier.edition), new: String(later.edition) }}
					onChange={(chosen) =>
						void navigate({ to: ".", search: (old: object) => ({ ...old, ...chosen }), replace: true })
					}
					onSubmit={() => Promise.resolve()}
				>
					<FieldRow>
						<SelectField name="old" label={t`From edition`} options={options} required />
						<SelectField name="new" label={t`To edition`} options={options} required />
					</FieldRow>
				</Form>
				<Changes earlier={earlier} later={later} />
			</Stack>
		</Card>
	);
}

interface Change {
	what: string;
	before: string;
	after: string;
}

function Changes({ earlier, later }: { earlier: PriceListView; later: PriceListView }) {
	const { t } = useLingui();
	const changes = useChanges(earlier, later);
	const first = earlier.edition;
	const second = later.edition;
	if (changes.length === 0)
		return <Empty kind="nothing" title={t`No difference`} text={t`Both editions charge the same.`} />;
	return (
		<PlainTable
			label={t`Differences`}
			stacks
			head={[
				{ title: t`Item` },
				{ title: t`Edition ${first}`, end: true },
				{ title: t`Edition ${second}`, end: true },
			]}
			rows={changes.map((change) => ({
				key: change.what,
				cells: [change.what, change.before || "–", change.after || "–"],
			}))}
		/>
	);
}

/** The terms and items that differ, in the order of the later edition and then of what it left out. */
function useChanges(earlier: PriceListView, later: PriceListView): Change[] {
	const say = useSay();
	const terms = useListTerms();
	const before = new Map(terms(earlier));
	const old = usePriceWords(earlier);
	const now = usePriceWords(later);
	const words = (item: FeeItem | undefined, of: typeof old) =>
		item
			? [of.price(item), of.beyond(item), of.how(item), of.conditions(item)].filter(Boolean).join(" · ")
			: "";
	const items = [...(later.items ?? [])];
	for (const item of earlier.items ?? []) if (!items.some((i) => i.code === item.code)) items.push(item);
	return [
		...terms(later).map(([what, after]) => ({ what, before: before.get(what) ?? "", after })),
		...items.map((item) => ({
			what: `${say(item.name)} (${item.code})`,
			before: words(
				earlier.items?.find((i) => i.code === item.code),
				old,
			),
			after: words(
				later.items?.find((i) => i.code === item.code),
				now,
			),
		})),
	].filter((change) => change.before !== change.after);
}
