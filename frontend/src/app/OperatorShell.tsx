import { useLingui } from "@lingui/react/macro";
import { operator } from "@/areas/operator";
import { NotFound } from "@/components/ErrorPage";
import { useSession } from "@/lib/session";
import { navOf } from "./Nav";
import { Shell } from "./Shell";
import css from "./Shell.module.css";

/** The desk of those who run the deployment; it shows no body's records. */
export default function OperatorShell() {
	const { t } = useLingui();
	const may = useSession()?.operator ?? false;
	return (
		<Shell
			about={<p className={css.aboutName}>{t`Operator`}</p>}
			nav={may ? navOf("/operator", operator, []) : []}
		>
			{may ? undefined : <NotFound />}
		</Shell>
	);
}
