import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { BilingualField } from "@/components/BilingualField";
import { Button } from "@/components/Button";
import { FieldSet } from "@/components/Form";
import { CheckField } from "@/components/fields";
import { PlainTable } from "@/components/PlainTable";
import type {
	DecisionCorrected as Corrected,
	DecisionView,
	DecisionRestated as Restated,
} from "@/gen/types.gen";
import { useSay } from "@/lib/text";
import css from "./letter.module.css";

/** What the certificate says today, as a correction begins. */
export function asCertified({ certificate }: DecisionView): Corrected {
	const nothing = { en: "", zh: "" };
	return {
		scope: certificate?.scope ?? nothing,
		sites: (certificate?.sites ?? []).map(({ name, address, city }) => ({ name, address, city })),
		unchanged: false,
	};
}

/** The wording of scope and sites, where it was misprinted. A site opens for its correction, as there may be many. */
export function Correction({ view }: { view: DecisionView }) {
	const { t } = useLingui();
	const say = useSay();
	const sites = view.certificate?.sites ?? [];
	const [open, setOpen] = useState<number[]>([]);
	return (
		<>
			<BilingualField
				name={["corrected", "scope"]}
				label={t`Scope as it should read`}
				long
				needs={["en", "zh"]}
			/>
			{sites.map((site, place) => {
				const name = say(site.name);
				const n = place + 1;
				if (!open.includes(place))
					return (
						<div key={site.key || name}>
							<Button kind="text" onClick={() => setOpen([...open, place])}>
								{t`Correct site ${n}: ${name}`}
							</Button>
						</div>
					);
				return (
					<FieldSet key={site.key || name} title={t`Site ${n}: ${name}`}>
						<BilingualField
							name={["corrected", "sites", place, "name"]}
							label={t`Name`}
							needs={["en", "zh"]}
						/>
						<BilingualField
							name={["corrected", "sites", place, "address"]}
							label={t`Address`}
							needs={["en", "zh"]}
						/>
						<BilingualField name={["corrected", "sites", place, "city"]} label={t`City`} />
					</FieldSet>
				);
			})}
			<CheckField
				name={["corrected", "unchanged"]}
				label={t`What is certified stays the same: neither extended nor reduced`}
			/>
		</>
	);
}

/** What a new version says otherwise, old and new side by side; what differs is marked. */
export function RestatedTable({ list }: { list: Restated[] }) {
	const { t } = useLingui();
	const say = useSay();
	return (
		<PlainTable
			label={t`Old and new`}
			stacks
			head={[{ title: t`On the certificate` }, { title: t`Before` }, { title: t`As corrected` }]}
			rows={list.map((r) => {
				const [before, after] = apart(r.before, r.after);
				return {
					key: r.what.en,
					cells: [
						say(r.what),
						<Marked key="before" parts={before} as="del" />,
						<Marked key="after" parts={after} as="ins" />,
					],
				};
			})}
		/>
	);
}

type Parts = [head: string, middle: string, tail: string];

/** Both cut into what they share at the start and at the end, and what differs between. */
function apart(a: string, b: string): [Parts, Parts] {
	const old = [...a];
	const now = [...b];
	const most = Math.min(old.length, now.length);
	let head = 0;
	while (head < most && old[head] === now[head]) head++;
	let tail = 0;
	while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
	const cut = (s: string[]): Parts => [
		s.slice(0, head).join(""),
		s.slice(head, s.length - tail).join(""),
		s.slice(s.length - tail).join(""),
	];
	return [cut(old), cut(now)];
}

function Marked({ parts: [head, middle, tail], as: Mark }: { parts: Parts; as: "del" | "ins" }) {
	return (
		<span className={css.restated}>
			{head}
			{middle && <Mark>{middle}</Mark>}
			{tail}
		</span>
	);
}
