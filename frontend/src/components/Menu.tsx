import { useRouter } from "@tanstack/react-router";
import { Dropdown } from "antd";
import type { ReactNode } from "react";
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

/** A button that opens a short list of choices. */
export function Menu({ items, label, children }: { items: MenuItem[]; label?: string; children: ReactNode }) {
	const router = useRouter({ warn: false });
	const sections = [...new Set(items.map((item) => item.section ?? ""))];
	const chosen = items.filter((item) => item.chosen).map((item) => item.key);
	return (
		<Dropdown
			trigger={["click"]}
			menu={{
				selectable: chosen.length > 0,
				selectedKeys: chosen,
				items: sections.flatMap((section) => {
					const own = items
						.filter((item) => (item.section ?? "") === section)
						.map(({ key, label }) => ({ key, label }));
					return section
						? [{ type: "group" as const, key: `§${section}`, label: section, children: own }]
						: own;
				}),
				onClick: ({ key }) => {
					const item = items.find((one) => one.key === key);
					item?.onSelect?.();
					if (item?.to) void router.navigate({ to: item.to });
				},
			}}
		>
			<button type="button" className={css.trigger} aria-label={label} aria-haspopup="menu">
				{children}
			</button>
		</Dropdown>
	);
}
