import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { Tabs } from "@/components/Tabs";
import { getReportOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "@/lib/route";
import { CertSearch } from "./CertSearch";
import { Cnca } from "./Cnca";

/** What the registers of others are told about the certificates of the body. */
export default function RegistersPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getReportOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`Registers`}
				sub={t`What the registers of others are told about the certificates of the body`}
			/>
			<Loaded query={query}>
				{(report) =>
					report.on ? (
						<Tabs
							tabs={[
								{ key: "cnca", label: t`CNCA`, children: <Cnca report={report} /> },
								{ key: "certsearch", label: "IAF CertSearch", children: <CertSearch /> },
							]}
						/>
					) : (
						<CertSearch />
					)
				}
			</Loaded>
		</>
	);
}
