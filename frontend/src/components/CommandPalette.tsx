import { useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { Modal } from "antd";
import { type KeyboardEvent, useId, useState } from "react";
import { type Command, useAllCommands } from "@/lib/commands";
import css from "./CommandPalette.module.css";

/** Commands whose name holds every word typed, those that begin with it first. */
function matching(commands: Command[], typed: string): Command[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
	const text = (c: Command) => `${c.label} ${c.words ?? ""} ${c.group}`.toLowerCase();
	const begins = (c: Command) => Number(!c.label.toLowerCase().startsWith(words[0] ?? ""));
	return commands
		.filter((c) => words.every((word) => text(c).includes(word)))
		.sort((a, b) => begins(a) - begins(b));
}

/** The field and what it finds, over the page. Loaded with the first use; see Shortcut. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
	const { t } = useLingui();
	return (
		<Modal
			open
			onCancel={onClose}
			footer={null}
			closable={false}
			title={<span className="screen-reader">{t`Commands`}</span>}
			width={560}
		>
			<Chooser onDone={onClose} />
		</Modal>
	);
}

function Chooser({ onDone }: { onDone: () => void }) {
	const { t } = useLingui();
	const router = useRouter();
	const id = useId();
	const [typed, setTyped] = useState("");
	const [at, setAt] = useState(0);
	const found = matching(useAllCommands(), typed).slice(0, 12);
	const choose = (command: Command | undefined) => {
		if (!command) return;
		onDone();
		command.run?.();
		if (command.to) void router.navigate({ to: command.to });
	};
	const press = (event: KeyboardEvent) => {
		const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		if (step !== 0) setAt((now) => Math.max(0, Math.min(found.length - 1, now + step)));
		else if (event.key === "Enter") choose(found[at]);
		else return;
		event.preventDefault();
	};
	return (
		<div className={css.palette}>
			<input
				ref={(input) => input?.focus()}
				role="combobox"
				aria-label={t`Commands`}
				aria-expanded="true"
				aria-controls={id}
				aria-activedescendant={found[at] && `${id}-${at}`}
				placeholder={t`Type what you want to do or where to go`}
				value={typed}
				onChange={(event) => {
					setTyped(event.target.value);
					setAt(0);
				}}
				onKeyDown={press}
			/>
			<div id={id} role="listbox" aria-label={t`Commands`} className={css.found}>
				{found.map((command, index) => (
					// biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; see aria-activedescendant
					// biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
					<div
						key={command.id}
						id={`${id}-${index}`}
						role="option"
						aria-selected={index === at}
						onPointerMove={() => setAt(index)}
						onClick={() => choose(command)}
					>
						<span>{command.label}</span>
						<small>{command.group}</small>
					</div>
				))}
			</div>
			{found.length === 0 && <p className={css.none}>{t`Nothing of that name here.`}</p>}
		</div>
	);
}
