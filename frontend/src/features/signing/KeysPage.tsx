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
import { PageHead } from "@/components/PageHead";
import { PlainTable } from "@/components/PlainTable";
import { ProblemNote } from "@/components/ProblemNote";
import { Status } from "@/components/Status";
import { DateText, DateTime } from "@/components/Text";
import { addSigningKey, type CertificateKeyRecord, type OwnKey, type RemoteKey } from "@/gen";
import { getRemoteSignerOptions, listSigningKeysOptions } from "@/gen/@tanstack/react-query.gen";
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
											<Status key="state" tone={key.state === "signing" ? "good" : "quiet"}>
												{key.state === "signing" ? t`Signs` : t`Retired; still published`}
											</Status>,
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

/** Where a key comes from. */
function Origin({ record }: { record: CertificateKeyRecord }) {
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
				help={t`ECDSA or RSA. It is kept encrypted, and nobody can read it here again.`}
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
