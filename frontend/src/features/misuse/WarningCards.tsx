import { useLingui } from "@lingui/react/macro";
import { Card, Stack } from "@/components/Card";
import { Facts } from "@/components/Facts";
import { DateText } from "@/components/Text";
import type { MisuseWarning } from "@/gen/types.gen";
import type { Files } from "./files";
import css from "./misuse.module.css";

interface Props {
	warnings: MisuseWarning[];
	files: Files;
}

/** What was asked for and what was answered, the latest first. */
export function WarningCards({ warnings, files }: Props) {
	const { t } = useLingui();
	const day = (value?: string) => (value ? <DateText value={value} /> : (false as const));
	const long = (label: string, value?: string) => ({
		label,
		value: value ? <p className={css.says}>{value}</p> : (false as const),
		wide: true,
	});
	return (
		<Stack>
			{warnings.toReversed().map((w) => {
				const number = w.number;
				return (
					<Card key={number} title={t`Warning ${number}`}>
						<Facts
							items={[
								long(t`What we ask for`, w.says),
								{ label: t`Warned on`, value: day(w.on) },
								{ label: t`Answer by`, value: day(w.due_on) },
								{ label: t`Warned by`, value: w.by || false },
								{ label: t`How it was sent`, value: w.sent || false },
								long(t`Answer`, w.answer),
								{
									label: t`Proof`,
									value: w.proof.length > 0 && files.show(w.proof),
									wide: true,
								},
								{ label: t`Answered on`, value: day(w.answered_on) },
								{ label: t`Answered by`, value: w.answered_by || false },
								long(t`Returned: what is still wrong, or not shown`, w.returned),
								{ label: t`Returned on`, value: day(w.returned_on) },
							]}
						/>
					</Card>
				);
			})}
		</Stack>
	);
}
