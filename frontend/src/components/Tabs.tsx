import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs as AntTabs } from "antd";
import type { ReactNode } from "react";
import css from "./Tabs.module.css";

export interface Tab {
	key: string;
	label: ReactNode;
	children: ReactNode;
}

/** Parts of one case beside each other; the open one stands in the address. */
export function Tabs({ tabs, name = "tab" }: { tabs: Tab[]; name?: string }) {
	const search: Record<string, unknown> = useSearch({ strict: false });
	const navigate = useNavigate();
	const open = (tabs.find((tab) => tab.key === search[name]) ?? tabs[0])?.key;
	return (
		<AntTabs
			className={css.tabs}
			activeKey={open}
			items={tabs}
			destroyOnHidden
			onChange={(key) =>
				void navigate({
					to: ".",
					search: (old: object) => ({ ...old, [name]: key }),
					replace: true,
					resetScroll: false,
				})
			}
		/>
	);
}
