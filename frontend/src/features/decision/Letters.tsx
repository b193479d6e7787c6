import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Stack } from "@/components/Card";
import { FieldSet } from "@/components/Form";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { Tabs } from "@/components/Tabs";
import type { LettersView, LetterView, Verdict } from "@/gen/types.gen";
import { useMay } from "@/lib/session";
import { useStill } from "@/lib/still";
import { useSay } from "@/lib/text";
import { RestatedTable } from "./Correction";
import css from "./letter.module.css";

interface Props {
	/** What is decided. */
	of: string;
	/** What is typed. */
	values: Verdict;
	letters: (values: Verdict) => Promise<LettersView>;
}

/** What the client will read about the decision, by what is typed, and what else follows from it. */
export function Letters({ of, values, letters }: Props) {
	const { t } = useLingui();
	const say = useSay();
	const still = useStill(values);
	const may = useMay("decision.take");
	const query = useQuery({
		enabled: may,
		queryKey: ["letters", of, still],
		queryFn: () => letters(still),
		placeholderData: keepPreviousData,
		gcTime: 0,
	});
	if (!may) return null;
	return (
		<Loaded query={query}>
			{(view) => (
				<>
					{view.restated.length > 0 && (
						<FieldSet title={t`Old and new`}>
							<RestatedTable list={view.restated} />
						</FieldSet>
					)}
					<FieldSet title={t`The letter to the client`}>
						{[...new Set(view.letters.map((l) => l.name))].map((name) => (
							<Languages key={name} letters={view.letters.filter((l) => l.name === name)} />
						))}
					</FieldSet>
					{view.follows.length > 0 && (
						<FieldSet title={t`What else follows`}>
							<ul className={css.follows}>
								{view.follows.map((f) => (
									<li key={f.en}>{say(f)}</li>
								))}
							</ul>
						</FieldSet>
					)}
				</>
			)}
		</Loaded>
	);
}

/** One letter in each language that it is read in. */
function Languages({ letters }: { letters: LetterView[] }) {
	const [only] = letters;
	if (only && letters.length === 1) return <Letter letter={only} />;
	const names: Record<string, string> = { en: "English", "zh-CN": "中文" };
	return (
		<Tabs
			name="letter"
			tabs={letters.map((letter) => ({
				key: letter.lang,
				label: <span lang={letter.lang}>{names[letter.lang]}</span>,
				children: <Letter letter={letter} />,
			}))}
		/>
	);
}

function Letter({ letter }: { letter: LetterView }) {
	const { t } = useLingui();
	const readers = letter.to.map((r) => `${r.name} <${r.email}>`).join(", ");
	return (
		<Stack gap="tight">
			{readers ? (
				<p className="quiet">{t`To ${readers}`}</p>
			) : (
				<Notice kind="warning" title={t`Nobody of the client reads it`}>
					{t`No person of the client has an account here. Send the letter in another way, or invite somebody on the client's page first.`}
				</Notice>
			)}
			<div className={css.letter} lang={letter.lang}>
				<strong>{letter.subject}</strong>
				<p>{letter.text}</p>
			</div>
		</Stack>
	);
}
