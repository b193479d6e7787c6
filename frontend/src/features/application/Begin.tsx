import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/Button";
import { ProblemNote } from "@/components/ProblemNote";
import { listStandardsOptions } from "@/gen/@tanstack/react-query.gen";
import { beginApplication } from "@/gen/sdk.gen";
import type { OfferedEdition } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { useMay } from "@/lib/session";

/** The way to a new application: at once where the body certifies to one standard, else by choosing among them. */
export function Begin({ primary }: { primary?: boolean }) {
	const body = useBody();
	const may = useMay("application.write");
	const query = useQuery(listStandardsOptions({ path: { body } }));
	const offered = query.data?.items.filter((one) => one.offered) ?? [];
	const [first, ...others] = offered;
	if (!may || !first) return null;
	if (others.length === 0) return <One edition={first} primary={primary} />;
	return <Several offered={offered} primary={primary} />;
}

/** Begins an application and goes there; repeated by a lost answer it begins only one. */
function useBegin() {
	const body = useBody();
	const navigate = useNavigate();
	const [key] = useState(newKey);
	const send = (standards: string[]) =>
		beginApplication({ path: { body }, headers: { "Idempotency-Key": key }, body: { standards } });
	const open = ({ data }: Awaited<ReturnType<typeof send>>) =>
		void navigate({ to: `/c/${body}/applications/${data.id}` });
	return { send, open };
}

function One({ edition, primary }: { edition: OfferedEdition; primary?: boolean }) {
	const { t } = useLingui();
	const { send, open } = useBegin();
	const begin = useAct(() => send([edition.code]), open);
	const standard = edition.code;
	return (
		<>
			{begin.error !== undefined && <ProblemNote error={begin.error} />}
			<Button kind={primary ? "primary" : "default"} onClick={begin.run} busy={begin.busy}>
				{t`Apply for ${standard}`}
			</Button>
		</>
	);
}

/** The form and its dialog come when somebody asks for them: the start page is light. */
const Choose = lazy(() => import("./BeginDialog"));

function Several({ offered, primary }: { offered: OfferedEdition[]; primary?: boolean }) {
	const { t } = useLingui();
	const { send, open: go } = useBegin();
	const [open, setOpen] = useState(false);
	return (
		<>
			<Button kind={primary ? "primary" : "default"} onClick={() => setOpen(true)}>
				{t`Apply for certification`}
			</Button>
			{open && (
				<Suspense>
					<Choose
						offered={offered}
						onClose={() => setOpen(false)}
						onBegin={async (standards) => go(await send(standards))}
					/>
				</Suspense>
			)}
		</>
	);
}
