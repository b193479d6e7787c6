import { useLingui } from "@lingui/react/macro";
import type { ContractPublication } from "@/gen";
import { useSay } from "@/lib/text";
import { Stack } from "./Card";
import { Facts } from "./Facts";
import { FieldSet } from "./Form";
import { CheckField } from "./fields";
import { DateTime, Say } from "./Text";

/** What is made public without asking, and the client's answer for each channel. */
export function Publication({ publication }: { publication: ContractPublication }) {
	return (
		<Stack>
			<Duties publication={publication} />
			<Channels publication={publication} columns={2} />
		</Stack>
	);
}

/** The client's answer for each channel, with who gave it and when. */
export function Channels({ publication, columns }: { publication: ContractPublication; columns: 1 | 2 }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<Facts
			columns={columns}
			items={publication.channels.map((c) => ({
				label: say(c.name),
				value: (
					<>
						{c.allowed ? t`allowed` : t`not allowed`}
						{c.at && (
							<span className="quiet">
								{" · "}
								{c.by_name} · <DateTime value={c.at} />
							</span>
						)}
					</>
				),
			}))}
		/>
	);
}

function Duties({ publication }: { publication: ContractPublication }) {
	return publication.duty.map((duty) => (
		<p key={duty.en}>
			<Say text={duty} />
		</p>
	));
}

/** Says what is public by duty and asks for the rest, channel by channel. */
export function ConsentFields({ publication }: { publication: ContractPublication }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<>
			<FieldSet title={t`Public in any case`}>
				<Duties publication={publication} />
			</FieldSet>
			<FieldSet
				title={t`Published only with your consent`}
				hint={t`You can change this later on the page of the agreement.`}
			>
				{publication.channels.map((c) => (
					<CheckField key={c.channel} name={["consents", c.channel]} label={say(c.name)} />
				))}
			</FieldSet>
		</>
	);
}

/** The answers as a form begins with them. */
export function consentsOf(publication: ContractPublication): Record<string, boolean> {
	return Object.fromEntries(publication.channels.map((c) => [c.channel, c.allowed]));
}
