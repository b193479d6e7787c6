import { useLingui } from "@lingui/react/macro";
import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { Link } from "@/components/Link";
import type { AreaPage, NavEntry } from "@/lib/area";
import { useCommands } from "@/lib/commands";
import css from "./Shell.module.css";

export interface NavItem extends NavEntry {
	to: string;
}

/** The places of an area that this person may go to, in their order. */
function navOf(base: string, pages: AreaPage[], permissions: readonly string[]): NavItem[] {
	return pages
		.flatMap((page) => (page.nav ? [{ ...page.nav, to: page.path ? `${base}/${page.path}` : base }] : []))
		.filter((item) => !item.permission || permissions.includes(item.permission))
		.sort((a, b) => a.order - b.order);
}

const groups = ["work", "records", "settings"] as const;

/** navOf, computed anew only when the person, the address or the language changes. */
export function useNav(
	base: string,
	pages: AreaPage[],
	permissions: readonly string[] | undefined,
): NavItem[] {
	return useMemo(() => navOf(base, pages, permissions ?? []), [base, pages, permissions]);
}

/** The most specific place whose address begins the current one. */
function current(items: NavItem[], path: string): string | undefined {
	return items
		.map((item) => item.to)
		.filter((to) => path === to || path.startsWith(`${to}/`))
		.sort((a, b) => b.length - a.length)[0];
}

export function Nav({ items }: { items: NavItem[] }) {
	const { t, i18n } = useLingui();
	const path = useRouterState({ select: (state) => state.location.pathname });
	const here = current(items, path);
	const commands = useMemo(
		() => items.map((item) => ({ id: item.to, label: i18n._(item.label), group: t`Go to`, to: item.to })),
		[items, i18n, t],
	);
	useCommands(commands);
	const headings: Record<(typeof groups)[number], ReactNode> = {
		work: null,
		records: t`Records`,
		settings: t`Settings`,
	};
	return (
		<nav aria-label={t({ message: "Places", context: "navigation" })} className={css.nav}>
			{groups.map((group) => {
				const own = items.filter((item) => (item.group ?? "work") === group);
				if (own.length === 0) return null;
				return (
					<section key={group}>
						{headings[group] && <h2 className={css.heading}>{headings[group]}</h2>}
						<ul>
							{own.map((item) => (
								<li key={item.to}>
									<Link
										to={item.to}
										className={css.place}
										aria-current={item.to === here ? "page" : undefined}
									>
										{item.icon}
										<span>{i18n._(item.label)}</span>
									</Link>
								</li>
							))}
						</ul>
					</section>
				);
			})}
		</nav>
	);
}
