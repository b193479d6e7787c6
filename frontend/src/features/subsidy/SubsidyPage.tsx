import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Stack } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { Status } from "@/components/Status";
import type { SubsidyView } from "@/gen";
import { getSubsidyOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { useBody, useParam } from "@/lib/route";
import { useMay } from "@/lib/session";
import { useSay } from "@/lib/text";
import { Amounts, Conditions, Origin } from "./SubsidyCards";
import { Verbs } from "./Verbs";
import { tones, useStatusNames } from "./words";

/** One programme of the registry: what it pays, to whom, and who verified it. */
export default function SubsidyPage() {
	const body = useBody();
	const query = useQuery(getSubsidyOptions({ path: { body, subsidy: useParam("subsidy") } }));
	return <Loaded query={query}>{(s) => <Shown subsidy={s} />}</Loaded>;
}

function Shown({ subsidy: s }: { subsidy: SubsidyView }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const may = useMay("prices.manage");
	const names = useStatusNames();
	return (
		<>
			<PageHead
				title={say(s.title)}
				sub={say(s.authority)}
				status={<Status tone={tones[s.status]}>{names[s.status]}</Status>}
				back={{ to: `/b/${body}/subsidies`, label: t`Subsidies` }}
				history={{ noun: "subsidies", record: s.id }}
				actions={may && <Button to={`/b/${body}/subsidies/${s.id}/edit`}>{t`Edit`}</Button>}
			/>
			<Stack>
				<Hidden subsidy={s} />
				{may && <Verbs subsidy={s} />}
				<Amounts subsidy={s} />
				<Conditions subsidy={s} />
				<Origin subsidy={s} />
			</Stack>
		</>
	);
}

/** Why clients do not see the programme, where they do not. */
function Hidden({ subsidy: s }: { subsidy: SubsidyView }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const until = date(s.fresh_until);
	if (s.shown) return null;
	const why: Record<SubsidyView["status"], string> = {
		draft: t`Nobody has verified it with its source yet.`,
		unverified: t`Nobody has verified it with its source yet, or it was changed since.`,
		open: t`Today lies outside its days.`,
		stale: t`Its verification counted until ${until}. Read the source again.`,
		expired: t`Its last day has passed.`,
		closed: t`It is closed.`,
	};
	return (
		<Notice kind={s.status === "closed" ? "info" : "warning"} title={t`Clients do not see this programme`}>
			<p>{why[s.status]}</p>
		</Notice>
	);
}
