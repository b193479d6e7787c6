import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { Facts } from "@/components/Facts";
import { FieldRow, Form } from "@/components/Form";
import { RadioField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { ProblemNote } from "@/components/ProblemNote";
import { getRegisterSetupOptions } from "@/gen/@tanstack/react-query.gen";
import { removeRegisterKey, setRegisterElements, setRegisterKey, testRegisterKey } from "@/gen/sdk.gen";
import type { ApiView, RegisterElements, RegisterKeyRecord, SetRegisterKeyInBody } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useSay } from "@/lib/text";

/** How the body reaches IAF CertSearch by its API. */
export default function ApiPage() {
	const { t } = useLingui();
	const body = useBody();
	const query = useQuery(getRegisterSetupOptions({ path: { body } }));
	return (
		<>
			<PageHead
				title={t`API and XML of IAF CertSearch`}
				sub={t`How the body uploads from here, and what its XML is made of`}
				back={{ to: `/b/${body}/registers?tab=certsearch`, label: t`Registers` }}
			/>
			<Loaded query={query}>
				{(view) => (
					<Stack>
						{view.offered ? (
							<>
								{view.practice && <Practice practice={view.practice} />}
								{view.key && <Kept view={view} known={view.key} />}
								<Enter view={view} />
							</>
						) : (
							<Card>
								<Empty
									kind="nothing"
									title={t`This deployment does not reach the API`}
									text={t`Upload the files by hand.`}
								/>
							</Card>
						)}
						<Elements view={view} />
					</Stack>
				)}
			</Loaded>
		</>
	);
}

/** The names of the elements that enclose the fields in the XML. */
function Elements({ view }: { view: ApiView }) {
	const { t } = useLingui();
	const body = useBody();
	const save = useSend((values: RegisterElements) =>
		setRegisterElements({ path: { body }, headers: { "If-Match": ifMatch(view.version) }, body: values }),
	);
	const delivered = view.delivered;
	return (
		<Card title={t`Elements of the XML`}>
			<Stack>
				<Notice kind="warning" title={t`The names of the enclosing elements are not confirmed`}>
					{t`The fields have the published names. Those of what encloses them were not seen in a template; compare them with the template of your account before the first upload of an XML file.`}
				</Notice>
				<Form<RegisterElements> initial={view.names} onSubmit={save} submit={t`Save`} unmarked>
					<FieldRow>
						<Name name="root" label={t`Whole document`} delivered={delivered.root} />
						<Name name="certificate" label={t`One certificate`} delivered={delivered.certificate} />
					</FieldRow>
					<FieldRow>
						<Name name="sites" label={t`All sites of a certificate`} delivered={delivered.sites} />
						<Name name="site" label={t`One site`} delivered={delivered.site} />
					</FieldRow>
				</Form>
			</Stack>
		</Card>
	);
}

function Name({
	name,
	label,
	delivered,
}: {
	name: keyof RegisterElements;
	label: string;
	delivered: string;
}) {
	const { t } = useLingui();
	return <TextField name={name} label={label} help={t`Delivered: ${delivered}`} required maxLength={60} />;
}

function Practice({ practice }: { practice: string }) {
	const { t } = useLingui();
	return (
		<Notice
			kind="info"
			title={t`In the demonstration a register to practise on takes the place of IAF CertSearch`}
		>
			{t`It takes this key:`} <code>{practice}</code>
		</Notice>
	);
}

function useServers(): Record<RegisterKeyRecord["server"], string> {
	const { t } = useLingui();
	return { live: t`Live register`, sandbox: t`Sandbox, to try on` };
}

function Kept({ view, known }: { view: ApiView; known: RegisterKeyRecord }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const { time } = useFormats();
	const servers = useServers();
	const target = { path: { body }, headers: { "If-Match": ifMatch(view.version) } };
	const test = useAct(() => testRegisterKey(target));
	const [asking, setAsking] = useState(false);
	const remove = useAct(
		() => removeRegisterKey(target),
		() => setAsking(false),
	);
	return (
		<Card title={t`Key in use`}>
			<Stack>
				<Facts
					items={[
						{ label: t`Server`, value: servers[known.server] },
						{ label: t`Address`, value: known.server === "live" ? view.live : view.sandbox },
						{ label: t`Entered on`, value: time(known.set_at) },
						{ label: t`Entered by`, value: known.set_by },
					]}
				/>
				{known.test && (
					<Notice
						kind={known.test.passed ? "good" : "warning"}
						title={known.test.passed ? t`The last test went well` : t`The last test went wrong`}
					>
						{say(known.test.says)} ({time(known.test.at)})
					</Notice>
				)}
				<p className="quiet small">
					{t`The key is kept sealed and shown to nobody. A test sends an upload without contents, which the register refuses; by how it refuses it tells whether it knows the key.`}
				</p>
				<ProblemNote error={test.error} />
				<Row>
					<Button busy={test.busy} onClick={test.run}>{t`Test the key`}</Button>
					<Button kind="danger" onClick={() => setAsking(true)}>{t`Remove the key`}</Button>
				</Row>
			</Stack>
			<Dialog open={asking} onClose={() => setAsking(false)} title={t`Remove the key?`}>
				<Stack>
					<p>{t`Nobody can read it here again, and an upload under way stops until another is entered.`}</p>
					<ProblemNote error={remove.error} />
					<Row>
						<Button kind="danger" busy={remove.busy} onClick={remove.run}>{t`Remove it`}</Button>
						<Button kind="text" onClick={() => setAsking(false)}>{t`Cancel`}</Button>
					</Row>
				</Stack>
			</Dialog>
		</Card>
	);
}

function Enter({ view }: { view: ApiView }) {
	const { t } = useLingui();
	const body = useBody();
	const servers = useServers();
	const { live, sandbox } = view;
	const save = useSend((values: SetRegisterKeyInBody) =>
		setRegisterKey({ path: { body }, headers: { "If-Match": ifMatch(view.version) }, body: values }),
	);
	return (
		<Card title={view.key ? t`Enter another key` : t`Enter the key`}>
			<Form<SetRegisterKeyInBody>
				initial={{ server: view.key?.server ?? "live", key: "" }}
				onSubmit={save}
				submit={t`Keep the key`}
			>
				<RadioField
					name="server"
					label={t`Server`}
					required
					options={[
						{ value: "live", label: servers.live, help: live },
						{
							value: "sandbox",
							label: servers.sandbox,
							help: t`${sandbox}; what it has cannot be moved into the register`,
						},
					]}
				/>
				<TextField
					name="key"
					label={t`Key of the API`}
					help={t`From your account there. Each server has keys of its own.`}
					autoComplete="off"
					required
					maxLength={500}
				/>
			</Form>
		</Card>
	);
}
