import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Row, Stack } from "@/components/Card";
import { Dialog } from "@/components/Dialog";
import { Empty } from "@/components/Empty";
import { Form } from "@/components/Form";
import { TextAreaField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateText, DateTime } from "@/components/Text";
import { addSigningKey, type OwnKey, type RemoteKey, type SigningKeyView } from "@/gen";
import { getRemoteSignerOptions, listSigningKeysOptions } from "@/gen/@tanstack/react-query.gen";
import { useFormats } from "@/lib/format";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useAct, useSend } from "@/lib/send";
import { useMay } from "@/lib/session";
import { LogCard } from "./LogCard";

/** The keys by which the body signs its certificates: one signs, those before it stay published. */
export default function KeysPage() {
	const { t } = useLingui();
	const body = useBody();
	const may = useMay("body.manage");
	const query = useQuery(listSigningKeysOptions({ path: { body } }));
	const [asking, setAsking] = useState<"create" | "bring" | "remote">();
	const remote = useQuery(getRemoteSignerOptions({ path: { body } })).data;
	const close = () => setAsking(undefined);
	return (
		<>
			<PageHead
				title={t`Signing keys`}
				sub={t`One key signs; those before it stay published, so that the certificates they signed can be checked.`}
				back={{ to: `/b/${body}/certificates`, label: t`Certificates` }}
				actions={
					<Row>
						<Button href={`/api/v1/bodies/${body}/signing-keys`}>{t`Published keys`}</Button>
						{may && <Button onClick={() => setAsking("bring")}>{t`Bring an own key`}</Button>}
						{may && remote?.available && (
							<Button onClick={() => setAsking("remote")}>{t`Use a key of the remote signer`}</Button>
						)}
						{may && (
							<Button kind="primary" onClick={() => setAsking("create")}>{t`Create another key`}</Button>
						)}
					</Row>
				}
			/>
			<Stack>
				<Ending list={query.data?.items ?? []} />
				<Loaded query={query}>
					{({ items }) => (
						<Card flush>
							{items.length === 0 ? (
								<Empty
									kind="nothing"
									title={t`No key yet`}
									text={t`The first one is created by itself when a certificate is issued, unless you bring one of your own before.`}
								/>
							) : (
								<PlainTable
									label={t`Signing keys`}
									head={[
										{ title: t`Key` },
										{ title: t`Status` },
										{ title: t`Certificate of the key valid until` },
										{ title: t`In use since` },
									]}
									rows={items.map((key) => ({
										key: key.id,
										cells: [
											<div key="kid">
												<code>{key.kid}</code>
												<div className="quiet">
													<Origin record={key} />
												</div>
											</div>,
											<Standing key="state" record={key} />,
											<DateText key="until" value={key.until.slice(0, 10)} />,
											<DateTime key="at" value={key.at} />,
										],
									}))}
								/>
							)}
						</Card>
					)}
				</Loaded>
				<LogCard />
			</Stack>
			<Dialog open={asking === "create"} onClose={close} title={t`Create another key?`}>
				<Create onDone={close} />
			</Dialog>
			<Dialog open={asking === "remote"} onClose={close} title={t`Use a key of the remote signer`}>
				<Remote host={remote?.host ?? ""} onDone={close} />
			</Dialog>
			<Dialog open={asking === "bring"} onClose={close} title={t`Bring an own key`}>
				<Bring onDone={close} />
			</Dialog>
		</>
	);
}

/** What to do about the end of the key that signs. */
function Ending({ list }: { list: SigningKeyView[] }) {
	const { t } = useLingui();
	const { date } = useFormats();
	const key = list.find((k) => k.ending);
	if (!key) return null;
	const until = date(key.until.slice(0, 10));
	return key.ending === "ended" ? (
		<Notice kind="error" title={t`The certificate of the key ended on ${until}`}>
			<p>{t`Nothing can be signed, and no certificate can be issued, until another key signs. What waits for its signature is signed then.`}</p>
		</Notice>
	) : (
		<Notice kind="warning" title={t`The certificate of the key ends on ${until}`}>
			<p>{t`Let another key sign before then. What this one signed stays verifiable.`}</p>
		</Notice>
	);
}

function Standing({ record }: { record: SigningKeyView }) {
	const { t } = useLingui();
	if (record.state !== "signing") return <Status tone="quiet">{t`Retired; still published`}</Status>;
	if (record.ending === "ended")
		return <Status tone="late">{t`Cannot sign: its certificate has ended`}</Status>;
	if (record.ending === "soon") return <Status tone="yours">{t`Signs; its certificate ends soon`}</Status>;
	return <Status tone="good">{t`Signs`}</Status>;
}

/** Where a key comes from. */
function Origin({ record }: { record: SigningKeyView }) {
	const { t } = useLingui();
	const name = record.remote;
	if (name) return <>{t`${name}, in the remote signer`}</>;
	return <>{record.uploaded ? t`brought by the body` : t`created here`}</>;
}

function useAdd() {
	const body = useBody();
	const [key] = useState(newKey);
	return useSend((own: OwnKey) =>
		addSigningKey({ path: { body }, headers: { "Idempotency-Key": key }, body: own }),
	);
}

function Create({ onDone }: { onDone: () => void }) {
	const { t } = useLingui();
	const add = useAdd();
	const act = useAct(() => add({}), onDone);
	return (
		<Stack>
			<p>{t`Certificates issued from now on are signed by it. The key that signs now is retired: it signs nothing more and stays published. This cannot be taken back.`}</p>
			{act.error !== undefined && <ProblemNote error={act.error} />}
			<Row>
				<Button kind="primary" onClick={act.run} busy={act.busy}>{t`Create the key`}</Button>
				<Button kind="text" onClick={onDone}>{t`Cancel`}</Button>
			</Row>
		</Stack>
	);
}

function Bring({ onDone }: { onDone: () => void }) {
	const { t } = useLingui();
	const add = useAdd();
	return (
		<Form<OwnKey>
			initial={{}}
			onSubmit={async (own) => {
				await add({ certificate: own.certificate ?? "", key: own.key ?? "" });
				onDone();
			}}
			submit={t`Use this key`}
			aside={<Button kind="text" onClick={onDone}>{t`Cancel`}</Button>}
		>
			<TextAreaField
				name="certificate"
				label={t`Certificate in PEM`}
				help={t`That of the key first, those of the authorities above it behind it.`}
				rows={5}
				required
			/>
			<TextAreaField
				name="key"
				label={t`Private key in PEM, without a passphrase`}
				help={t`ECDSA on P-256, P-384 or P-521, or RSA of at least 2048 bits. It is kept encrypted, and nobody can read it here again.`}
				rows={5}
				required
			/>
		</Form>
	);
}

function Remote({ host, onDone }: { host: string; onDone: () => void }) {
	const { t } = useLingui();
	const add = useAdd();
	return (
		<Form<{ remote: RemoteKey }>
			initial={{}}
			onSubmit={async ({ remote }) => {
				await add({ remote });
				onDone();
			}}
			submit={t`Use this key`}
			aside={<Button kind="text" onClick={onDone}>{t`Cancel`}</Button>}
		>
			<p>{t`The key stays at ${host}, which signs each certificate. It is tried once now. The key that signs at present is retired and stays published.`}</p>
			<TextField
				name={["remote", "credential"]}
				label={t`Name of the key there`}
				help={t`The service calls it credential ID.`}
				required
				maxLength={200}
			/>
			<TextField
				name={["remote", "client"]}
				label={t`Client ID`}
				autoComplete="off"
				required
				maxLength={200}
			/>
			<TextField
				type="password"
				autoComplete="new-password"
				name={["remote", "secret"]}
				label={t`Secret of the client`}
				help={t`It is kept encrypted, and nobody can read it here again.`}
				required
			/>
			<TextField
				type="password"
				autoComplete="new-password"
				name={["remote", "pin"]}
				label={t`PIN, where the service asks for one`}
			/>
		</Form>
	);
}
