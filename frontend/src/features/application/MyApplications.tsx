import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listApplicationsOptions } from "@/gen/@tanstack/react-query.gen";
import { beginApplication } from "@/gen/sdk.gen";
import type { ApplicationRow } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";
import css from "./TaskList.module.css";
import { toneOf, useStates } from "./words";

/** The client's applications: first what is to do, then all of them, and the way to a new one. */
export function MyApplications() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(listApplicationsOptions({ path: { body }, query: { limit: 20 } }));
	return (
		<Loaded query={query}>
			{({ items }) => {
				const mine =
					items.find((one) => one.turn.who === "client") ?? items.find((one) => one.turn.who === "body");
				return (
					<Stack>
						{mine && (
							<NextAction
								reader="client"
								turn={mine.turn}
								action={
									<Button
										kind="primary"
										to={`/c/${body}/applications/${mine.id}`}
									>{t`Open the application`}</Button>
								}
							>
								{mine.standard} · {mine.reference}
							</NextAction>
						)}
						<Card title={t`Applications`} aside={items.length > 0 && <Begin />} flush>
							{items.length === 0 ? (
								<Empty
									kind="nothing"
									title={t`No application yet`}
									text={t`It is saved as you type, in any order, and colleagues can help.`}
									action={<Begin primary />}
								/>
							) : (
								<ul className={css.tasks}>
									{items.map((one) => (
										<Line key={one.id} application={one} />
									))}
								</ul>
							)}
						</Card>
					</Stack>
				);
			}}
		</Loaded>
	);
}

function Line({ application }: { application: ApplicationRow }) {
	const body = useBody();
	const states = useStates();
	return (
		<li>
			<span>
				<Link to={`/c/${body}/applications/${application.id}`}>{application.standard}</Link>{" "}
				<span className={`quiet small ${css.reference}`}>
					{application.reference} · <DateText value={application.begun} />
				</span>
			</span>
			<Status tone={toneOf(application.state, application.turn.who, "client")}>
				{states[application.state]}
			</Status>
		</li>
	);
}

/** The standard that bodies certify against today. */
const standard = "ISO/IEC 20000-1:2018";

function Begin({ primary }: { primary?: boolean }) {
	const { t } = useLingui();
	const body = useBody();
	const navigate = useNavigate();
	const may = useMay("application.write");
	const [key] = useState(newKey);
	const begin = useAct(
		() => beginApplication({ path: { body }, headers: { "Idempotency-Key": key }, body: { standard } }),
		({ data }) => void navigate({ to: `/c/${body}/applications/${data.id}` }),
	);
	if (!may) return null;
	return (
		<>
			{begin.error !== undefined && <ProblemNote error={begin.error} />}
			<Button kind={primary ? "primary" : "default"} onClick={begin.run} busy={begin.busy}>
				{t`Apply for ${standard}`}
			</Button>
		</>
	);
}
