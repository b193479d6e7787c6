import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { Field, type FieldProps } from "@/components/fields";
import { ProblemNote } from "@/components/ProblemNote";
import { UploadArea } from "@/components/Upload";
import { keepPicture } from "@/gen";
import { base64 } from "@/lib/base64";
import { newKey } from "@/lib/http";
import { useBody } from "@/lib/route";
import css from "./template.module.css";

/** A picture of the body's certificates, kept at once; the value is its identifier. */
export function PictureField(props: FieldProps & { label: string }) {
	return (
		<Field {...props}>
			<Give label={props.label} />
		</Field>
	);
}

interface GiveProps {
	label: string;
	id?: string;
	value?: string;
	onChange?: (picture: string | undefined) => void;
}

function Give({ label, id, value, onChange }: GiveProps) {
	const { t } = useLingui();
	const body = useBody();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>();
	const send = async ([file]: File[]) => {
		if (!file) return;
		setError(undefined);
		setBusy(true);
		try {
			const { data } = await keepPicture({
				path: { body },
				headers: { "Idempotency-Key": newKey() },
				body: { file: await base64(file) },
			});
			onChange?.(data.id);
		} catch (thrown) {
			setError(thrown);
		}
		setBusy(false);
	};
	return (
		<div id={id} className={css.picture}>
			{value && (
				<Row>
					<img src={`/api/v1/b/${body}/certificate-pictures/${value}`} alt={label} />
					<Button kind="text" onClick={() => onChange?.(undefined)} label={t`Take off: ${label}`}>
						{t`Take off`}
					</Button>
				</Row>
			)}
			<UploadArea
				compact
				single
				label={t`Choose the file: ${label}`}
				accept="image/png,image/jpeg"
				disabled={busy}
				onFiles={(files) => void send(files)}
			/>
			{busy && <p className="quiet" role="status">{t`Uploading…`}</p>}
			<ProblemNote error={error} />
		</div>
	);
}
