import { useLingui } from "@lingui/react/macro";
import { Form as AntForm } from "antd";
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { asProblem, type FieldError } from "@/lib/problem";
import { useRefresh } from "@/lib/send";
import { Button } from "./Button";
import { Row, Stack } from "./Card";
import css from "./Form.module.css";
import { type FieldName, sortErrors } from "./formErrors";
import { Notice } from "./Notice";
import { ProblemNote } from "./ProblemNote";
import { Pending } from "./pending";
import { type Rebased, rebase, same } from "./rebase";

interface Props<T extends object> {
	/** The record as it stands. When somebody else changes it, what was not typed over is taken along. */
	initial?: Partial<T>;
	/** Sends the values. What it throws is shown: field errors at their fields, the rest above. */
	onSubmit: (values: T) => Promise<unknown>;
	/** The verb on the button. Without it there is no button: the form saves as it is typed. */
	submit?: string;
	/** The verb takes something away from somebody. */
	danger?: boolean;
	onChange?: (values: T) => void;
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

interface Base {
	record?: object;
	shown?: object;
	sent: boolean;
}

/** A form whose rules live on the server: nothing typed is ever lost by a refusal. */
export function Form<T extends object>(props: Props<T>) {
	const { t } = useLingui();
	const [form] = AntForm.useForm<T>();
	// Two forms of a page may have fields of one name: each label belongs to its own.
	const name = useId();
	const [error, setError] = useState<unknown>();
	const [loose, setLoose] = useState<FieldError[]>();
	const [busy, setBusy] = useState(false);
	const [pending, setPending] = useState(0);
	const why = props.why ?? (pending > 0 ? t`Files are still on their way.` : undefined);
	const [clashes, setClashes] = useState<Rebased["clashes"]>([]);
	const refresh = useRefresh();
	const note = useRef<HTMLDivElement>(null);
	/** The record that came last, the state of it on which the person builds, and whether that was just sent. */
	const base = useRef<Base>({ record: props.initial, shown: props.initial, sent: false });
	/** What stands at no field stands above the first, which is out of sight at the end of a long form. */
	useEffect(() => {
		const atField = form.getFieldsError().some((field) => field.errors.length > 0);
		if (error !== undefined && !atField) note.current?.scrollIntoView({ block: "center" });
	}, [error, form]);
	const take = (changes: Rebased["theirs"]) =>
		form.setFields(changes.map(([name, value]) => ({ name, value })) as never);
	const tell = () => props.onChange?.(form.getFieldsValue(true) as T);
	const follow = useEffectEvent(() => {
		// A form that saves as it is typed is ahead of the record; one that sends waits for the answer.
		if (!props.submit || busy || same(base.current.record, props.initial)) return;
		const { shown, sent } = base.current;
		const found = rebase(shown, form.getFieldsValue(true), props.initial);
		base.current = { record: props.initial, shown: props.initial, sent: false };
		take(found.theirs);
		// What the server made of one's own words is no news.
		if (found.theirs.length > 0 && !sent) tell();
		if (found.clashes.length > 0) setClashes(found.clashes);
	});
	useEffect(() => follow(), [props.initial, busy]);
	/** A reason stands at its field until the field is changed or sent again. */
	const forget = (names: FieldName[]) => form.setFields(names.map((name) => ({ name, errors: [] })) as never);
	const send = async (values: T) => {
		if (why) return;
		// What is typed while the answer is on its way has not been sent.
		const sent = form.getFieldsValue(true) as T;
		setBusy(true);
		setError(undefined);
		setClashes([]);
		forget(form.getFieldsError().map((field) => field.name));
		try {
			await props.onSubmit(values);
			base.current = { ...base.current, shown: sent, sent: true };
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
	const stale = error !== undefined && asProblem(error).stale;
	const reload = async () => {
		await refresh();
		setError(undefined);
	};
	const takeTheirs = () => {
		take(clashes);
		tell();
		setClashes([]);
	};
	return (
		<AntForm<T>
			form={form}
			name={name}
			layout="vertical"
			requiredMark={props.unmarked ? false : "optional"}
			initialValues={props.initial}
			onFinish={(values) => void send(values)}
			onValuesChange={tell}
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
				{clashes.length > 0 && (
					<Notice
						kind="warning"
						title={t`Somebody else changed what you are changing. Your words stand here and replace theirs when you save.`}
						action={<Button onClick={takeTheirs}>{t`Show theirs instead`}</Button>}
					/>
				)}
				<Pending value={setPending}>
					<div className={css.fields}>{props.children}</div>
				</Pending>
				{props.submit && (
					<Row>
						<Button kind={props.danger ? "danger" : "primary"} submit busy={busy} why={why}>
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
