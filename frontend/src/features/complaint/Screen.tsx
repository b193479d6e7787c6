import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "@/components/Form";
import { RadioField, SelectField, TextAreaField } from "@/components/fields";
import { screenComplaint } from "@/gen";
import { listClientsOptions, listPeopleOptions } from "@/gen/@tanstack/react-query.gen";
import type { ComplaintView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { useSay } from "@/lib/text";

interface Values {
	remit: "yes" | "no";
	client?: string;
	persons?: string[];
	note?: string;
}

/** Is the complaint for the body, and whom does it concern? */
export function Screen({ view, onDone }: { view: ComplaintView; onDone: () => void }) {
	const { t } = useLingui();
	const body = useBody();
	const send = useSend((v: Values) =>
		screenComplaint({
			path: { body, complaint: view.id },
			headers: { "If-Match": ifMatch(view.version) },
			body: { in_remit: v.remit === "yes", client: v.client, persons: v.persons, note: v.note },
		}),
	);
	return (
		<Form<Values>
			initial={{ client: view.suggested?.id }}
			onSubmit={async (values) => {
				await send(values);
				onDone();
			}}
			submit={t`Save`}
		>
			<RadioField
				name="remit"
				label={t`Is it about what the body is responsible for?`}
				required
				options={[
					{ value: "yes", label: t`Yes` },
					{ value: "no", label: t`No`, help: t`Say why below.` },
				]}
			/>
			{view.about === "client" && <ClientField view={view} />}
			<PersonsField />
			<TextAreaField name="note" label={t`Note`} maxLength={4000} />
		</Form>
	);
}

/** The client meant; the holder of the certificate that was named stands there already. */
function ClientField({ view }: { view: ComplaintView }) {
	const { t } = useLingui();
	const say = useSay();
	const body = useBody();
	const [typed, setTyped] = useState("");
	const query = useQuery({
		...listClientsOptions({ path: { body }, query: { q: typed || undefined, limit: 50 } }),
		placeholderData: (before) => before,
	});
	const found = (query.data?.items ?? []).map((c) => ({ value: c.id, label: say(c.name) }));
	const held = view.suggested;
	const options =
		held && !found.some((c) => c.value === held.id)
			? [{ value: held.id, label: say(held.name) }, ...found]
			: found;
	const company = view.company ?? "";
	return (
		<SelectField
			name="client"
			label={t`Client`}
			help={t`They wrote: ${company}`}
			options={options}
			onSearch={setTyped}
			clear
		/>
	);
}

function PersonsField() {
	const { t } = useLingui();
	const body = useBody();
	const people = useQuery(listPeopleOptions({ path: { body }, query: { limit: 200 } }));
	return (
		<SelectField
			name="persons"
			label={t`People of the body whom it is about`}
			help={t`None of them handles it or decides.`}
			options={(people.data?.items ?? []).map((p) => ({ value: p.id, label: p.name }))}
			multiple
		/>
	);
}
