import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/Button";
import { DateField } from "@/components/DateField";
import { Dialog } from "@/components/Dialog";
import { FieldRow, Form } from "@/components/Form";
import { SelectField, TextField } from "@/components/fields";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { getMyFileOptions } from "@/gen/@tanstack/react-query.gen";
import { declareMyConflict, takeMyLeave } from "@/gen/sdk.gen";
import type { StaffConflict, StaffLeave } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";
import { PersonFacts } from "./PersonFacts";
import { choices, useConflictKinds } from "./words";

interface Part {
	body: string;
	version: number;
	onDone: () => void;
}

/** What the body keeps of the person who looks; conflicts and leave it declares itself. */
export default function MyFilePage() {
	const { t } = useLingui();
	const body = useBody();
	const [adding, setAdding] = useState<"conflict" | "leave">();
	const query = useQuery(getMyFileOptions({ path: { body } }));
	return (
		<Loaded query={query}>
			{(me) => {
				const part: Part = {
					body,
					version: me.version,
					onDone: () => setAdding(undefined),
				};
				return (
					<>
						<PageHead
							title={t`My file`}
							sub={t`Your competence, your conflicts of interest, your leave`}
							actions={
								<>
									<Button onClick={() => setAdding("conflict")}>{t`Declare a conflict`}</Button>
									<Button onClick={() => setAdding("leave")}>{t`Add leave`}</Button>
								</>
							}
						/>
						<PersonFacts person={me} />
						<Dialog open={adding === "conflict"} onClose={part.onDone} title={t`Declare a conflict`}>
							<ConflictForm {...part} />
						</Dialog>
						<Dialog open={adding === "leave"} onClose={part.onDone} title={t`Add leave`}>
							<LeaveForm {...part} />
						</Dialog>
					</>
				);
			}}
		</Loaded>
	);
}

function ConflictForm({ body, version, onDone }: Part) {
	const { t } = useLingui();
	const kinds = choices(useConflictKinds());
	const declare = useSend((values: StaffConflict) =>
		declareMyConflict({ path: { body }, headers: { "If-Match": ifMatch(version) }, body: values }),
	);
	const send = async (values: StaffConflict) => {
		await declare(values);
		onDone();
	};
	return (
		<Form<StaffConflict> onSubmit={send} submit={t`Declare`}>
			<TextField name="client_name" label={t`Organisation`} required autoFocus />
			<FieldRow>
				<SelectField name="kind" label={t`Kind`} options={kinds} required />
				<DateField name="ended_on" label={t`Ended on`} help={t`Leave empty while it lasts`} />
			</FieldRow>
			<TextField name="note" label={t`Note`} />
		</Form>
	);
}

function LeaveForm({ body, version, onDone }: Part) {
	const { t } = useLingui();
	const take = useSend((values: StaffLeave) =>
		takeMyLeave({ path: { body }, headers: { "If-Match": ifMatch(version) }, body: values }),
	);
	const send = async (values: StaffLeave) => {
		await take(values);
		onDone();
	};
	return (
		<Form<StaffLeave> onSubmit={send} submit={t`Add leave`}>
			<FieldRow>
				<DateField name="from" label={t`First day`} required />
				<DateField name="to" label={t({ message: "Last day", context: "leave" })} required />
			</FieldRow>
			<TextField name="reason" label={t`Reason`} />
		</Form>
	);
}
