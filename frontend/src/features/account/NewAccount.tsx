import { useLingui } from "@lingui/react/macro";
import { FieldRow, FieldSet } from "@/components/Form";
import { TextField } from "@/components/fields";

/** The fields of a new account; where the address is given (an invitation) it is not asked for. */
export function NewAccount({ address = true }: { address?: boolean }) {
	const { t } = useLingui();
	return (
		<FieldSet title={t`You`}>
			<FieldRow>
				<TextField name="name" label={t`Your name`} autoComplete="name" required />
				{address && (
					<TextField name="email" label={t`E-mail`} type="email" autoComplete="username" required />
				)}
			</FieldRow>
			<TextField
				name="password"
				label={t`Password`}
				type="password"
				autoComplete="new-password"
				help={t`At least 12 characters; a short sentence is good`}
				required
			/>
		</FieldSet>
	);
}
