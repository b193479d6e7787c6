import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { ProblemNote } from "@/components/ProblemNote";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { beginApplication } from "@/gen/sdk.gen";
import { keptEstimate } from "@/lib/estimate";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";

/** The way to a new application: at once where the body certifies to one standard, else by choosing among them. A
 * certification of another body is transferred. */
export function Begin({ primary }: { primary?: boolean }) {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("application.write");
	const query = useQuery(listStandardsOptions({ path: { body } }));
	const { send, open: go } = useBegin();
	const [open, setOpen] = useState<"new" | "transfer">();
	const offered = query.data?.items.filter((one) => one.offered) ?? [];
	const standard = offered[0]?.code ?? "";
	const one = offered.length === 1;
	const begin = useAct(() => send([standard], false), go);
	if (!may || !standard) return null;
	return (
		<>
			{begin.error !== undefined && <ProblemNote error={begin.error} />}
			<Row>
				<Button
					kind={primary ? "primary" : "default"}
					onClick={one ? begin.run : () => setOpen("new")}
					busy={begin.busy}
				>
					{one ? t`Apply for ${standard}` : t`Apply for certification`}
				</Button>
				<Button kind="text" onClick={() => setOpen("transfer")}>{t`Transfer a certificate`}</Button>
			</Row>
			{open && (
				<Suspense>
					<Choose
						offered={offered}
						transfer={open === "transfer"}
						onClose={() => setOpen(undefined)}
						onBegin={async (standards, transfer) => go(await send(standards, transfer))}
					/>
				</Suspense>
			)}
		</>
	);
}

/** The form and its dialog come when somebody asks for them: the start page is light. */
const Choose = lazy(() => import("./BeginDialog"));

/** Begins an application and goes there; repeated by a lost answer it begins only one. */
function useBegin() {
	const body = useBody();
	const navigate = useNavigate();
	const [key] = useState(newKey);
	const send = async (standards: string[], transfer: boolean) => {
		const begun = await beginApplication({
			path: { body },
			headers: { "Idempotency-Key": key },
			body: { standards, transfer },
		});
		const kept = keptEstimate(body);
		if (kept) await (await import("./carryEstimate")).carryEstimate(body, begun.data, kept);
		return begun;
	};
	const open = ({ data }: Awaited<ReturnType<typeof send>>) =>
		void navigate({ to: `/c/${body}/applications/${data.id}` });
	return { send, open };
}
