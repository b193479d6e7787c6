import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Form } from "@/components/Form";
import { TextAreaField } from "@/components/fields";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { answerMisuse } from "@/gen";
import type { MisuseForClient } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useMay, useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import type { Files } from "./files";
import { useOwn } from "./own";
import { SeenCard } from "./SeenCard";
import { WarningCards } from "./WarningCards";
import { tones } from "./words";

/** The uses of certificate and mark that the client was warned about. */
export function OwnMisuses() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const { query } = useOwn();
	return (
		<Loaded query={query}>
			{({ items }) =>
				items.length === 0 ? (
					<Empty
						kind="nothing"
						title={t`No misuse known`}
						text={t`When we learn of a use of certificate or mark that is not permitted, we ask you here to correct it.`}
					/>
				) : (
					<Card title={t`What we wrote to you about`} flush>
						<PlainTable
							label={t`What we wrote to you about`}
							head={[
								{ title: t`Number` },
								{ title: t`Kind of misuse` },
								{ title: t`Seen on` },
								{ title: t`Status` },
							]}
							rows={items.map((m) => ({
								key: m.id,
								cells: [
									<Link key="link" to={`/c/${body}/misuses/${m.id}`}>
										{m.reference}
									</Link>,
									say(m.kind_name),
									<DateText key="on" value={m.seen_on} />,
									<Mark key="state" misuse={m} />,
								],
							}))}
						/>
					</Card>
				)
			}
		</Loaded>
	);
}

/** One of them: what was seen, what is asked for, and the answer. */
export function OwnMisuse({ files }: { files: Files }) {
	const { t } = useLingui();
	const body = useBody();
	const today = useToday();
	const id = useParam("misuse");
	const { client, query } = useOwn();
	const may = useMay("finding.answer");
	const back = { to: `/c/${body}/misuses`, label: t`Use of the mark` };
	return (
		<Loaded query={query}>
			{({ items }) => {
				const own = items.find((m) => m.id === id);
				if (!own)
					return (
						<>
							<PageHead title={t`Use of the mark`} back={back} />
							<Empty kind="nothing" title={t`There is no such warning`} />
						</>
					);
				return (
					<>
						<PageHead title={own.reference} status={<Mark misuse={own} />} back={back} />
						<Stack>
							<NextAction reader="client" turn={own.turn} today={today} />
							<SeenCard seen={own} files={files} />
							{own.answers && may && (
								<Answer key={own.warnings.length} misuse={own} client={client} files={files} />
							)}
							<WarningCards warnings={own.warnings} files={files} />
						</Stack>
					</>
				);
			}}
		</Loaded>
	);
}

function Mark({ misuse: m }: { misuse: MisuseForClient }) {
	const say = useSay();
	return <Status tone={m.answers ? "yours" : tones[m.state]}>{say(m.state_name)}</Status>;
}

function Answer({ misuse, client, files }: { misuse: MisuseForClient; client: string; files: Files }) {
	const { t } = useLingui();
	const body = useBody();
	const [proof, setProof] = useState<string[]>([]);
	const send = useSend((values: { says: string }) =>
		answerMisuse({
			path: { body, misuse: misuse.id },
			headers: { "If-Match": ifMatch(misuse.version) },
			body: { says: values.says, proof },
		}),
	);
	return (
		<Card title={t`Your answer`}>
			<Form<{ says: string }> onSubmit={send} submit={t`Send the answer`}>
				<TextAreaField name="says" label={t`What was corrected, and where`} maxLength={4000} required />
				{files.give(client, proof, setProof, t`Add pictures or documents that show it`)}
			</Form>
		</Card>
	);
}
