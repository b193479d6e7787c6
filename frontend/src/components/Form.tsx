import { useLingui } from "@lingui/react/macro";
import { Form as AntForm } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { asProblem, type FieldError } from "@/lib/problem";
import { Button } from "./Button";
import { Row, Stack } from "./Card";
import css from "./Form.module.css";
import { type FieldName, sortErrors } from "./formErrors";
import { ProblemNote } from "./ProblemNote";

interface Props<T extends object> {
	/** The values to start with; later changes of it do not overwrite what was typed. */
	initial?: Partial<T>;
	/** Sends the values. What it throws is shown: field errors at their fields, the rest above. */
	onSubmit: (values: T) => Promise<unknown>;
	/** The verb on the button. Without it there is no button: the form saves as it is typed. */
	submit?: string;
	/** The verb takes something away from somebody. */
	danger?: boolean;
	onChange?: (values: T) => void;
	/** Reads the record again after somebody else changed it (412); what was typed stays in the fields. */
	onStale?: () => Promise<unknown>;
	/** Field errors that came from elsewhere, for instance from saving as it is typed. */
	errors?: FieldError[];
	/** Beside the button: cancel, for instance. */
	aside?: ReactNode;
	/** Why it cannot be sent now. */
	why?: string;
	disabled?: boolean;
	/** Every field may stay empty, so none is marked as optional. */
	unmarked?: boolean;
	children: ReactNode;
}

/** A form whose rules live on the server: nothing typed is ever lost by a refusal. */
export function Form<T extends object>(props: Props<T>) {
	const { t } = useLingui();
	const [form] = AntForm.useForm<T>();
	const [error, setError] = useState<unknown>();
	const [loose, setLoose] = useState<FieldError[]>();
	const [busy, setBusy] = useState(false);
	const note = useRef<HTMLDivElement>(null);
	/** What stands at no field stands above the first, which is out of sight at the end of a long form. */
	useEffect(() => {
		const atField = form.getFieldsError().some((field) => field.errors.length > 0);
		if (error !== undefined && !atField) note.current?.scrollIntoView({ block: "center" });
	}, [error, form]);
	/** A reason stands at its field until the field is changed or sent again. */
	const forget = (names: FieldName[]) => form.setFields(names.map((name) => ({ name, errors: [] })) as never);
	const send = async (values: T) => {
		if (props.why) return;
		setBusy(true);
		setError(undefined);
		forget(form.getFieldsError().map((field) => field.name));
		try {
			await props.onSubmit(values);
		} catch (thrown) {
			setError(thrown);
			const names = new Set(form.getFieldsError().map((field) => field.name.join(".")));
			const { fields, rest } = sortErrors(asProblem(thrown), (name) => names.has(name.join(".")));
			form.setFields(fields as never);
			setLoose(rest);
			if (fields[0]) form.scrollToField(fields[0].name, { focus: true, block: "center" });
		} finally {
			setBusy(false);
		}
	};
	const stale = error !== undefined && asProblem(error).stale && props.onStale;
	const reload = async () => {
		await props.onStale?.();
		setError(undefined);
	};
	return (
		<AntForm<T>
			form={form}
			layout="vertical"
			requiredMark={props.unmarked ? false : "optional"}
			initialValues={props.initial}
			onFinish={(values) => void send(values)}
			onValuesChange={() => props.onChange?.(form.getFieldsValue(true) as T)}
			onFieldsChange={(changed) =>
				forget(changed.filter((field) => field.errors?.length).map((field) => field.name as FieldName))
			}
			disabled={props.disabled}
			scrollToFirstError={{ focus: true, block: "center" }}
			className={css.form}
		>
			<Stack>
				{error !== undefined && (
					<div ref={note}>
						<ProblemNote
							error={error}
							loose={loose}
							action={
								stale && (
									<Button onClick={() => void reload()}>{t`Keep my words and use the latest version`}</Button>
								)
							}
						/>
					</div>
				)}
				<div className={css.fields}>{props.children}</div>
				{props.submit && (
					<Row>
						<Button kind={props.danger ? "danger" : "primary"} submit busy={busy} why={props.why}>
							{props.submit}
						</Button>
						{props.aside}
					</Row>
				)}
			</Stack>
		</AntForm>
	);
}

/** Fields that belong together, with their heading and, where needed, a sentence of explanation. */
export function FieldSet({
	title,
	hint,
	children,
}: {
	title?: string;
	hint?: ReactNode;
	children: ReactNode;
}) {
	return (
		<fieldset className={css.set}>
			{title && <legend>{title}</legend>}
			{hint && <p className={css.setHint}>{hint}</p>}
			<div className={css.fields}>{children}</div>
		</fieldset>
	);
}

/** Two or three short fields beside each other; below each other on phones. */
export function FieldRow({ children }: { children: ReactNode }) {
	return <div className={css.row}>{children}</div>;
}
