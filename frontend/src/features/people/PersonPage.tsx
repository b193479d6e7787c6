import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card, Columns } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import { getPersonOptions } from "@/gen/@tanstack/react-query.gen";
import { changePerson } from "@/gen/sdk.gen";
import { ifMatch } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useMay } from "@/lib/session";
import { FileForm } from "./FileForm";
import { PersonFacts } from "./PersonFacts";
import { StandingCard } from "./StandingCard";

/** One person: place in the body, competence, conflicts, leave. */
export default function PersonPage() {
	const { t } = useLingui();
	const body = useBody();
	const id = useParam("person");
	const manage = useMay("people.manage");
	const query = useQuery(getPersonOptions({ path: { body, person: id } }));
	return (
		<Loaded query={query}>
			{(person) => (
				<>
					<PageHead
						title={person.name}
						sub={person.email}
						status={!person.membership?.active && <Status>{t`Left`}</Status>}
						back={{ to: `/b/${body}/people`, label: t`People` }}
						history={{ noun: "people", record: person.id }}
					/>
					<Columns
						main={
							manage ? (
								<Card title={t`File`}>
									<FileForm
										key={person.id}
										person={person}
										save={(values) =>
											changePerson({
												path: { body, person: id },
												headers: { "If-Match": ifMatch(person.version) },
												body: values,
											})
										}
									/>
								</Card>
							) : (
								<PersonFacts person={person} />
							)
						}
						side={<StandingCard body={body} person={person} manage={manage} />}
					/>
				</>
			)}
		</Loaded>
	);
}
