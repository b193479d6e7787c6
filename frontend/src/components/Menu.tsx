import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import css from "./Menu.module.css";

export interface MenuItem {
	key: string;
	label: ReactNode;
	onSelect?: () => void;
	to?: string;
	/** The choice in force among its neighbours. */
	chosen?: boolean;
	/** Items of one section stand together below its heading. */
	section?: string;
}

/** A button that opens a short list of choices; the browser's own popover closes it. */
export function Menu({ items, label, children }: { items: MenuItem[]; label?: string; children: ReactNode }) {
	const router = useRouter({ warn: false });
	const id = useId();
	const list = useRef<HTMLDivElement>(null);
	const trigger = useRef<HTMLButtonElement>(null);
	const sections = [...new Set(items.map((item) => item.section ?? ""))];
	const choose = (item: MenuItem) => {
		list.current?.hidePopover();
		item.onSelect?.();
		if (item.to) void router.navigate({ to: item.to });
	};
	return (
		<>
			<button
				ref={trigger}
				type="button"
				className={css.trigger}
				aria-label={label}
				aria-haspopup="menu"
				popoverTarget={id}
			>
				{children}
			</button>
			<div
				ref={list}
				id={id}
				popover="auto"
				role="menu"
				className={css.menu}
				onKeyDown={arrows}
				onToggle={(event) => {
					if (event.newState !== "open" || !list.current || !trigger.current) return;
					stand(list.current, trigger.current);
					list.current.querySelector<HTMLElement>("button")?.focus();
				}}
			>
				{sections.map((section) => (
					// biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
					<div key={section} role="group" aria-label={section || undefined}>
						{section && <div className={css.section}>{section}</div>}
						{items
							.filter((item) => (item.section ?? "") === section)
							.map((item) => (
								// biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has the role of a radio where it is checked
								<button
									key={item.key}
									type="button"
									role={item.chosen === undefined ? "menuitem" : "menuitemradio"}
									aria-checked={item.chosen}
									className={css.item}
									tabIndex={-1}
									onClick={() => choose(item)}
								>
									{item.label}
								</button>
							))}
					</div>
				))}
			</div>
		</>
	);
}

/** Beside its button: below or above, from its left or its right, wherever there is room. */
function stand(menu: HTMLElement, button: HTMLElement) {
	const at = button.getBoundingClientRect();
	const below = at.top < innerHeight / 2;
	const left = at.left < innerWidth / 2;
	Object.assign(menu.style, {
		top: below ? `${at.bottom + 4}px` : "auto",
		bottom: below ? "auto" : `${innerHeight - at.top + 4}px`,
		left: left ? `${at.left}px` : "auto",
		right: left ? "auto" : `${innerWidth - at.right}px`,
	});
}

function arrows(event: KeyboardEvent<HTMLDivElement>) {
	const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
	const here = all.indexOf(document.activeElement as HTMLElement);
	const steps: Record<string, number> = {
		ArrowDown: here + 1,
		ArrowUp: here - 1,
		Home: 0,
		End: all.length - 1,
	};
	const next = steps[event.key];
	if (next === undefined) return;
	event.preventDefault();
	all[(next + all.length) % all.length]?.focus();
}
