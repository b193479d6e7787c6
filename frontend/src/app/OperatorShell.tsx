import { useLingui } from "@lingui/react/macro";
import { operator } from "@/areas/operator";
import { NotFound } from "@/components/ErrorPage";
import { useSession } from "@/lib/session";
import { useNav } from "./Nav";
import { Shell } from "./Shell";
import css from "./Shell.module.css";

/** The desk of those who run the deployment; it shows no body's records. */
export default function OperatorShell() {
	const { t } = useLingui();
	const may = useSession()?.operator ?? false;
	const nav = useNav("/operator", operator, undefined);
	return (
		<Shell about={<p className={css.aboutName}>{t`Operator`}</p>} nav={may ? nav : []}>
			{may ? undefined : <NotFound />}
		</Shell>
	);
}
