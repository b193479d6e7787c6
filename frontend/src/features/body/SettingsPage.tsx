import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { type Tab, Tabs } from "@/components/Tabs";
import { getBodyOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { useMay, useSession } from "@/lib/session";
import { useSay } from "@/lib/text";
import { AccessCard } from "./AccessCard";
import { ClockCard } from "./ClockCard";
import { CompareCard } from "./CompareCard";
import { LaddersCard } from "./LaddersCard";
import { OwnLimitsCard } from "./OwnLimitsCard";
import { QuorumsCard } from "./QuorumsCard";
import { RulesCard } from "./RulesCard";
import { SettingsCard } from "./SettingsCard";

/** What a body decides about itself: name, numbering, limits, methods, who may look in. */
export default function SettingsPage() {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const manage = useMay("body.manage");
	const demo = useSession()?.demo ?? false;
	const query = useQuery(getBodyOptions({ path: { body } }));
	return (
		<Loaded query={query}>
			{(record) => {
				const tabs: Tab[] = [
					{
						key: "settings",
						label: t`Body`,
						children: <SettingsCard body={record} manage={manage} />,
					},
					{ key: "rules", label: t`Rules in force`, children: <RulesCard /> },
					{ key: "limits", label: t`Own limits`, children: <OwnLimitsCard manage={manage} /> },
					{ key: "reminders", label: t`Reminders`, children: <LaddersCard manage={manage} /> },
					{ key: "quorums", label: t`Decisions`, children: <QuorumsCard manage={manage} /> },
					{ key: "compare", label: t`Editions`, children: <CompareCard /> },
				];
				if (manage) tabs.push({ key: "access", label: t`Operator access`, children: <AccessCard /> });
				if (manage && demo) {
					tabs.push({
						key: "clock",
						label: t`Clock`,
						children: <ClockCard body={record} />,
					});
				}
				return (
					<>
						<PageHead
							title={t`Settings`}
							sub={say(record.name)}
							history={{ noun: "bodies", record: record.id }}
						/>
						<Tabs tabs={tabs} />
					</>
				);
			}}
		</Loaded>
	);
}
