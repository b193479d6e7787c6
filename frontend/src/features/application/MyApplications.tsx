import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Status } from "@/components/Status";
import { DateText } from "@/components/Text";
import { listApplicationsOptions } from "@/gen/@tanstack/react-query.gen";
import type { ApplicationRow } from "@/gen/types.gen";
import { useBody } from "@/lib/route";
import { Begin } from "./Begin";
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
								{mine.standards.join(", ")} · {mine.reference}
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
				<Link to={`/c/${body}/applications/${application.id}`}>{application.standards.join(", ")}</Link>{" "}
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
