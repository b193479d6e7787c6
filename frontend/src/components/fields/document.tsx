import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type Kept, sendDocument } from "@/lib/document";
import { useBody } from "@/lib/route";
import { ProblemNote } from "../ProblemNote";
import { UploadArea } from "../Upload";
import { Field, type FieldProps } from "./Field";

interface Props extends FieldProps {
	/** The client whose file it is. */
	client: string;
	/** For instance ".pdf,image/*"; the server looks at the content itself. */
	accept?: string;
}

/** One file, kept at once; the value is its identifier. */
export function DocumentField(props: Props) {
	const { label, client, accept } = props;
	return (
		<Field {...props}>
			<Give client={client} accept={accept} label={typeof label === "string" ? label : undefined} />
		</Field>
	);
}

interface GiveProps {
	client: string;
	accept?: string;
	label?: string;
	id?: string;
	onChange?: (id: string) => void;
}

function Give({ client, accept, label, id, onChange }: GiveProps) {
	const { t } = useLingui();
	const body = useBody();
	const [kept, setKept] = useState<Kept>();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>();
	const send = async ([file]: File[]) => {
		if (!file) return;
		setError(undefined);
		setBusy(true);
		try {
			const got = await sendDocument(body, file, { client });
			setKept(got);
			onChange?.(got.id);
		} catch (thrown) {
			setError(thrown);
		}
		setBusy(false);
	};
	const name = kept?.name;
	return (
		<div id={id}>
			<UploadArea
				compact
				single
				label={label}
				accept={accept}
				disabled={busy}
				onFiles={(files) => void send(files)}
			/>
			{busy && <p className="quiet" role="status">{t`Uploading…`}</p>}
			{name && !busy && <p role="status">{t`Received: ${name}`}</p>}
			<ProblemNote error={error} />
		</div>
	);
}
