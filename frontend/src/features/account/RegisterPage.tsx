import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Link } from "@/components/Link";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { Say } from "@/components/Text";
import { listBodiesOptions } from "@/gen/@tanstack/react-query.gen";
import { countryName } from "@/lib/countries";
import { useLanguage } from "@/lib/preferences";
import { useSay } from "@/lib/text";

/** Chooses the certification body to register with; most people come by the address that it gave them. */
export default function RegisterPage() {
	const { t } = useLingui();
	const language = useLanguage();
	const say = useSay();
	const query = useQuery(listBodiesOptions());
	return (
		<>
			<PageHead
				title={t`Register your organisation`}
				sub={t`Choose the certification body that you want to apply to`}
				back={{ to: "/sign-in", label: t`Sign in` }}
			/>
			<Card>
				<Loaded query={query}>
					{(list) =>
						list.items.length === 0 ? (
							<Empty kind="nothing" title={t`No certification body is here yet`} />
						) : (
							<PlainTable
								label={t`Certification bodies`}
								head={[{ title: t`Certification body` }, { title: t`Place` }]}
								rows={list.items.map((b) => ({
									key: b.slug,
									cells: [
										<Link key="name" to={`/register/${b.slug}`}>
											<Say text={b.name} />
										</Link>,
										[say(b.city), countryName(b.country, language)].filter(Boolean).join(", "),
									],
								}))}
							/>
						)
					}
				</Loaded>
			</Card>
		</>
	);
}
