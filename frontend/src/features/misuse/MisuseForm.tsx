import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { FieldRow, Form } from "@/components/Form";
import { ChecksField, RadioField, SelectField, TextAreaField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { recordMisuse } from "@/gen";
import { getComplaintOptions, listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import type { ComplaintView, MisuseSeen } from "@/gen/types.gen";
import { useCountries } from "@/lib/countries";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";
import { useSay } from "@/lib/text";
import type { Files } from "./files";
import { useKinds, useNames } from "./words";

/** Where the form was opened from: it says whose certificate is meant, and from what the misuse is known. */
interface From {
	client?: string;
	complaint?: string;
	audit?: string;
}

type Values = Omit<MisuseSeen, "files" | "names"> & {
	names?: MisuseSeen["names"];
	by: "holder" | "outsider";
};

/** Records a misuse of certificate or mark. */
export function MisuseForm({ files }: { files: Files }) {
	const { t } = useLingui();
	const body = useBody();
	const from: From = useSearch({ strict: false });
	return (
		<>
			<PageHead title={t`Record a misuse`} back={{ to: `/b/${body}/misuses`, label: t`Misuse of marks` }} />
			{from.complaint ? (
				<FromComplaint files={files} from={from} complaint={from.complaint} />
			) : (
				<Seen files={files} from={from} />
			)}
		</>
	);
}

/** The words of the body about the complaint are taken along, never those of the complainant. */
function FromComplaint({ files, from, complaint }: { files: Files; from: From; complaint: string }) {
	const query = useQuery(getComplaintOptions({ path: { body: useBody(), complaint } }));
	return (
		<Loaded query={query}>
			{(c) => <Seen files={files} from={{ ...from, client: c.client_id }} complaint={c} />}
		</Loaded>
	);
}

function Seen({ files, from, complaint }: { files: Files; from: From; complaint?: ComplaintView }) {
	const { t } = useLingui();
	const body = useBody();
	const go = useNavigate();
	const [key] = useState(newKey);
	const [values, setValues] = useState<Partial<Values>>({ by: "holder" });
	const certificates = useCertificates(from.client);
	const asks = !from.client || certificates.none; // whoever has no certificate is somebody outside
	const outside = values.by === "outsider";
	const owner = outside ? "" : certificates.holderOf(values.certificate);
	const [given, setGiven] = useState<{ owner?: string; ids: string[] }>({ ids: [] });
	const ids = given.owner === owner ? given.ids : []; // those of another client are of no use here
	const send = useSend((v: Values) =>
		recordMisuse({
			path: { body },
			headers: { "Idempotency-Key": key },
			body: {
				certificate: v.certificate,
				company: v.company,
				country: v.country,
				complaint: from.complaint,
				audit: from.audit,
				kind: v.kind,
				names: v.kind === "statement" ? (v.names ?? []) : [],
				what: v.what,
				where: v.where,
				seen_on: v.seen_on,
				files: ids,
			},
		}),
	);
	return (
		<Card>
			<Form<Values>
				initial={{ by: "holder", what: complaint?.account }}
				onChange={setValues}
				onSubmit={async (said) => {
					const { data } = await send(said);
					await go({ to: `/b/${body}/misuses/${data.id}` });
				}}
				submit={t`Record it`}
				aside={<Button kind="text" to={`/b/${body}/misuses`}>{t`Cancel`}</Button>}
			>
				{complaint && <Known reference={complaint.reference} />}
				{asks && (
					<RadioField
						name="by"
						label={t`Misused by`}
						required
						options={[
							{ value: "holder", label: t`Somebody who holds or held a certificate of ours` },
							{ value: "outsider", label: t`A company that we never certified` },
						]}
					/>
				)}
				{outside ? (
					<Outsider />
				) : (
					<SelectField
						name="certificate"
						label={t`Certificate`}
						help={t`Search by number or holder; ended ones are found too.`}
						options={certificates.options}
						onSearch={certificates.search}
						required
					/>
				)}
				<Sighting statement={values.kind === "statement"} />
				{owner !== undefined &&
					files.give(
						owner,
						ids,
						(next) => setGiven({ owner, ids: next }),
						t`Add pictures or documents that show it`,
					)}
			</Form>
		</Card>
	);
}

/** The certificates to choose from, without those that another has taken the place of. */
function useCertificates(client?: string) {
	const say = useSay();
	const body = useBody();
	const [typed, setTyped] = useState("");
	/** Whose each certificate is that was ever offered: what was chosen stays known when the search goes on. */
	const [holders, setHolders] = useState<Record<string, string>>({});
	const query = useQuery({
		...listCertificatesOptions({ path: { body }, query: { q: typed || undefined, client, limit: 50 } }),
		placeholderData: (before) => before,
	});
	const items = (query.data?.items ?? []).filter((c) => c.status !== "superseded");
	const fresh = items.filter((c) => holders[c.id] === undefined);
	if (fresh.length > 0)
		setHolders({ ...holders, ...Object.fromEntries(fresh.map((c) => [c.id, c.client_id])) });
	return {
		none: query.isSuccess && typed === "" && items.length === 0,
		options: items.map((c) => ({
			value: c.id,
			label: [say(c.holder.name), c.number, c.edition, say(c.status_name)].join(" · "),
		})),
		search: setTyped,
		holderOf: (certificate?: string) => (certificate ? holders[certificate] : undefined),
	};
}

function Known({ reference }: { reference: string }) {
	const { t } = useLingui();
	return (
		<Notice kind="info" title={t`Known from complaint ${reference}`}>
			{t`The number of the complaint is kept. Write nothing that tells who complained: the client reads what was seen.`}
		</Notice>
	);
}

function Outsider() {
	const { t } = useLingui();
	const countries = useCountries();
	return (
		<FieldRow>
			<TextField name="company" label={t`Company`} maxLength={300} required />
			<SelectField name="country" label={t`Country`} options={countries} required />
		</FieldRow>
	);
}

function Sighting({ statement }: { statement: boolean }) {
	const { t } = useLingui();
	const kinds = useKinds();
	const names = useNames();
	const today = useToday();
	return (
		<>
			<RadioField name="kind" label={t`Kind of misuse`} options={kinds} required />
			{statement && (
				<ChecksField
					name="names"
					label={t`What the statement names`}
					help={t`One that names all three is allowed, and no misuse.`}
					options={names}
				/>
			)}
			<TextAreaField
				name="what"
				label={t`What exactly`}
				help={t`The warning quotes it.`}
				maxLength={4000}
				required
			/>
			<FieldRow>
				<TextField
					name="where"
					label={t`Where`}
					help={t`Address on the web, or place`}
					maxLength={500}
					required
				/>
				<DateField name="seen_on" label={t`Seen on`} max={today} required />
			</FieldRow>
		</>
	);
}
