import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Card, Stack } from "@/components/Card";
import { DateField } from "@/components/DateField";
import { Empty } from "@/components/Empty";
import { FieldRow, Form } from "@/components/Form";
import { NumberField, RadioField, SelectField, TextAreaField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { type CertificateView, callSpecialAudit, type SpecialAudit } from "@/gen";
import { listCertificatesOptions } from "@/gen/@tanstack/react-query.gen";
import { newKey } from "@/lib/http";
import { useBody, useParam } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useToday } from "@/lib/session";
import { useCauses } from "./causes";

/** What occasions the audit, as the page says that leads here. */
interface Occasion {
	cause?: SpecialAudit["cause"];
	/** The notice or the complaint, with its number. */
	id?: string;
	reference?: string;
	certificate?: string;
	/** Of the spot check. */
	number?: number;
}

type Values = SpecialAudit & { certificate: string };

/** Calls for a special audit of a client: of which certificate, why, how the client hears of it, how long it takes. */
export default function SpecialAuditPage() {
	const { t } = useLingui();
	const body = useBody();
	const client = useParam("client");
	const occasion: Occasion = useSearch({ strict: false });
	const causes = useCauses();
	const query = useQuery(listCertificatesOptions({ path: { body }, query: { client, limit: 100 } }));
	const because = [occasion.cause && causes[occasion.cause], occasion.reference].filter(Boolean).join(" · ");
	return (
		<>
			<PageHead
				title={t`Call for a special audit`}
				sub={because}
				back={{ to: `/b/${body}/clients/${client}`, label: t`Client` }}
			/>
			<Loaded query={query}>
				{({ items }) => {
					const standing = items.filter((c) => c.status === "active" || c.status === "suspended");
					return standing.length > 0 ? (
						<Asked client={client} occasion={occasion} certificates={standing} />
					) : (
						<Empty
							kind="nothing"
							title={t`No certificate stands`}
							text={t`A special audit is held of a certification that runs; this client has none.`}
						/>
					);
				}}
			</Loaded>
		</>
	);
}

interface Props {
	client: string;
	occasion: Occasion;
	certificates: CertificateView[];
}

function Asked({ client, occasion, certificates }: Props) {
	const body = useBody();
	const { t } = useLingui();
	const navigate = useNavigate();
	const [key] = useState(newKey);
	const causes = useCauses();
	const [typed, setTyped] = useState<Partial<Values>>({
		cause: occasion.cause,
		certificate: occasion.certificate ?? (certificates.length === 1 ? certificates[0]?.id : undefined),
	});
	const chosen = certificates.find((c) => c.id === typed.certificate);
	const offered = (["suspension", "other"] as const).filter(
		(c) => c !== "suspension" || chosen?.status === "suspended",
	);
	const cause = occasion.cause ?? offered.find((c) => c === typed.cause);
	const send = useSend(({ certificate, ...values }: Values) =>
		callSpecialAudit({
			path: { body, certificate },
			headers: { "Idempotency-Key": key },
			body: {
				...values,
				cause: cause ?? "other",
				change_id: cause === "change" ? occasion.id : undefined,
				complaint_id: cause === "complaint" ? occasion.id : undefined,
				number: occasion.number,
			},
		}),
	);
	const choices = certificates.filter((c) => cause !== "spot_check" || c.id === occasion.certificate);
	return (
		<Card>
			<Form<Values>
				initial={typed}
				onChange={setTyped}
				onSubmit={async (values) => {
					const { data } = await send(values);
					await navigate({ to: `/b/${body}/audits/${data.id}` });
				}}
				submit={t`Call for the audit`}
				aside={<Button kind="text" to={`/b/${body}/clients/${client}`}>{t`Cancel`}</Button>}
			>
				<SelectField
					name="certificate"
					label={t`Certificate`}
					required
					options={choices.map((c) => ({ value: c.id, label: `${c.number} · ${c.edition}` }))}
				/>
				{!occasion.cause && offered.length > 1 && (
					<RadioField
						name="cause"
						label={t`What occasions it`}
						required
						options={offered.map((value) => ({ value, label: causes[value] ?? "" }))}
					/>
				)}
				<TextAreaField
					name="reason"
					label={t`What the audit is to find out`}
					help={
						cause === "complaint"
							? t`For people of the body. Write nothing that tells who complains.`
							: t`For people of the body; the client does not read it.`
					}
					maxLength={4000}
					required
				/>
				<Told announcement={typed.announcement} />
				<Time fixed={cause === "spot_check"} />
			</Form>
		</Card>
	);
}

/** How the client hears of the audit, and what follows from it. */
function Told({ announcement }: { announcement?: string }) {
	const { t } = useLingui();
	const unasked = announcement === "short_notice" || announcement === "unannounced";
	return (
		<Stack gap="tight">
			<RadioField
				name="announcement"
				label={t`How the client hears of it`}
				required
				options={[
					{ value: "announced", label: t`Announced: the client agrees dates and team` },
					{
						value: "short_notice",
						label: t`At short notice: the client is told once dates and team are fixed`,
					},
					{ value: "unannounced", label: t`Unannounced: the client is told at the opening meeting` },
				]}
			/>
			{unasked && (
				<Notice kind="info" title={t`The client cannot object to the team`}>
					{t`A second person, who neither proposed the team nor is on it, confirms that it has no conflict before the audit is fixed.`}
				</Notice>
			)}
		</Stack>
	);
}

function Time({ fixed }: { fixed: boolean }) {
	const { t } = useLingui();
	const today = useToday();
	return (
		<>
			<FieldRow>
				<NumberField name="days" label={t`Auditor days`} required min={0.5} max={60} step={0.5} digits={1} />
				{!fixed && <DateField name="due_on" label={t`At the latest`} min={today} required />}
			</FieldRow>
			<TextAreaField
				name="days_reason"
				label={t`Why so many days`}
				help={t`No table gives the time of a special audit.`}
				maxLength={2000}
				required
			/>
		</>
	);
}
