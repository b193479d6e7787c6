import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Empty } from "@/components/Empty";
import { Loaded } from "@/components/Loaded";
import { ProblemNote } from "@/components/ProblemNote";
import { getRegisterOptions } from "@/gen/@tanstack/react-query.gen";
import { countCertificates, prepareSubmission } from "@/gen/sdk.gen";
import type { ApiView, PrepareSubmissionInBody, RegisterView } from "@/gen/types.gen";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct } from "@/lib/send";
import { Duty } from "./Duty";
import { History } from "./History";
import { Prepared } from "./Prepared";
import { Refusals } from "./Refusals";
import { Sending } from "./Sending";

/** What IAF CertSearch is told about the certificates of those clients who allow it. */
export function CertSearch() {
	const query = useQuery({ ...getRegisterOptions({ path: { body: useBody() } }), ...whileSending });
	return <Loaded query={query}>{(found) => <Shown found={found} />}</Loaded>;
}

/** Asks again while certificates go out. */
const whileSending = {
	refetchInterval: (query: { state: { data?: RegisterView } }) =>
		query.state.data?.prepared?.state === "sending" ? 5000 : (false as const),
};

function Shown({ found }: { found: RegisterView }) {
	const { t } = useLingui();
	const body = useBody();
	return (
		<Stack>
			{found.on ? (
				<>
					<Duty duty={found.duty} quarterly={found.counts} />
					<Next found={found} />
					{!found.counts && <Refusals register="certsearch" />}
					{!found.counts && <ApiCard api={found.api} />}
				</>
			) : (
				<Card>
					<Empty
						kind="nothing"
						title={t`The body does not report to IAF CertSearch`}
						text={t`Where the accreditation body asks for it, switch it on in the settings.`}
						action={<Button to={`/b/${body}/settings`}>{t`Settings`}</Button>}
					/>
				</Card>
			)}
			<History register="certsearch" />
		</Stack>
	);
}

function ApiCard({ api }: { api: ApiView }) {
	const { t } = useLingui();
	const page = `/b/${useBody()}/registers/api`;
	return (
		<Card title={t`API and XML of IAF CertSearch`} aside={<Button to={page}>{t`API and XML`}</Button>}>
			<p>
				{api.key
					? t`A key is in use: what is prepared can be uploaded from here.`
					: t`With a key of the body's account there, what is prepared can be uploaded from here instead of by hand.`}
			</p>
			<p>
				{t`Each file comes as Excel and as XML; upload one of the two. The names of the elements that enclose the fields in the XML are not confirmed.`}
			</p>
		</Card>
	);
}

function Next({ found: { prepared, sending, counts, api } }: { found: RegisterView }) {
	if (prepared && sending) return <Sending submission={prepared} sending={sending} />;
	if (prepared) return <Prepared submission={prepared} api={api} />;
	return counts ? <Count /> : <Prepare />;
}

/** The numbers of a body that its accreditation body leaves out of the upload. */
function Count() {
	const { t } = useLingui();
	const body = useBody();
	const act = useAct(() => countCertificates({ path: { body }, headers: { "Idempotency-Key": newKey() } }));
	return (
		<Card title="IAF CertSearch">
			<Stack>
				<p>
					{t`The accredited certificates of today are counted by standard, country and technical sector. One of several sectors counts in each of them. No template of the register is known for these numbers; enter them as your account asks for them.`}
				</p>
				<ProblemNote error={act.error} />
				<Row>
					<Button kind="primary" busy={act.busy} onClick={act.run}>
						{t`Count the certificates`}
					</Button>
				</Row>
			</Stack>
		</Card>
	);
}

function Prepare() {
	const { t } = useLingui();
	const body = useBody();
	const act = useAct((kind: PrepareSubmissionInBody["kind"]) =>
		prepareSubmission({ path: { body }, headers: { "Idempotency-Key": newKey() }, body: { kind } }),
	);
	return (
		<Card title="IAF CertSearch">
			<Stack>
				<p>
					{t`Every accredited certificate whose client allows it is checked and compared with what was uploaded last. The columns carry the published field names of template 2.1; compare tabs and their order with the template of your account before the first upload.`}
				</p>
				<ProblemNote error={act.error} />
				<Row>
					<Button kind="primary" busy={act.busy} onClick={() => act.run("changed")}>
						{t`Prepare a file with the changes`}
					</Button>
					<Button busy={act.busy} onClick={() => act.run("all")}>
						{t`Prepare a file with everything`}
					</Button>
					<Button busy={act.busy} onClick={() => act.run("nothing")}>
						{t`Confirm that nothing has changed`}
					</Button>
				</Row>
			</Stack>
		</Card>
	);
}
