import { useFormats } from "@/lib/format";
import { type Bilingual, useSay } from "@/lib/text";
import { Stack } from "./Card";

/** A calendar day in the reader's language. */
export function DateText({ value, short }: { value?: string | null; short?: boolean }) {
	const { date, shortDate } = useFormats();
	return value ? <time dateTime={value}>{short ? shortDate(value) : date(value)}</time> : "–";
}

/** From one day to another, with what they share said once. */
export function DateRange({ from, to }: { from?: string | null; to?: string | null }) {
	const { range } = useFormats();
	return <span>{range(from, to)}</span>;
}

/** A moment, in the reader's own time zone. */
export function DateTime({ value }: { value?: string | null }) {
	const { time } = useFormats();
	return value ? <time dateTime={value}>{time(value)}</time> : "–";
}

/** Audit days, always with one decimal. */
export function Days({ value }: { value?: number | string | null }) {
	const { days } = useFormats();
	return <span>{days(value)}</span>;
}

/** A longer text of the API, a paragraph for each line. */
export function Paragraphs({ text }: { text?: Bilingual | null }) {
	const say = useSay();
	return (
		<Stack gap="tight">
			{say(text)
				.split("\n")
				.map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, their order never changes
					<p key={index}>{line}</p>
				))}
		</Stack>
	);
}

/** A text of the API in the reader's language; marked when only the other language exists. */
export function Say({ text }: { text?: Bilingual | null }) {
	const say = useSay();
	const said = say(text);
	if (said === "") return null;
	return <span lang={said === text?.zh && said !== text?.en ? "zh-CN" : "en"}>{said}</span>;
}
