import { useLingui } from "@lingui/react/macro";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/Button";
import { Drawer } from "@/components/Drawer";
import { MenuIcon } from "@/components/icons";
import { Logo } from "@/components/Logo";
import { Nav, type NavItem } from "./Nav";
import css from "./Shell.module.css";
import { UserMenu } from "./UserMenu";

interface Props {
	/** Who this is about: the body's name, or the product when there is none. */
	about: ReactNode;
	nav: NavItem[];
	children?: ReactNode;
}

/** The desk of people who work here all day: a side panel with the places, on phones a drawer. */
export function Shell({ about, nav, children }: Props) {
	const { t } = useLingui();
	const [open, setOpen] = useState(false);
	const path = useRouterState({ select: (state) => state.location.pathname });
	// Going somewhere closes the drawer.
	const [at, setAt] = useState(path);
	if (at !== path) {
		setAt(path);
		setOpen(false);
	}
	const panel = (
		<>
			<div className={css.about}>{about}</div>
			<Nav items={nav} />
			<div className={css.user}>
				<UserMenu />
			</div>
		</>
	);
	return (
		<div className={css.shell}>
			<a className={css.skip} href="#main">
				{t`Skip to content`}
			</a>
			<header className={css.bar}>
				<Button
					kind="text"
					icon={<MenuIcon />}
					label={t`Menu`}
					expanded={open}
					onClick={() => setOpen(true)}
				/>
				<Logo />
			</header>
			<aside className={css.side}>
				<div className={css.logo}>
					<Logo />
				</div>
				{panel}
			</aside>
			<Drawer open={open} onClose={() => setOpen(false)} title="Triennia" side="left">
				<div className={css.drawer}>{panel}</div>
			</Drawer>
			<main id="main" className={css.main} tabIndex={-1}>
				{children ?? <Outlet />}
			</main>
		</div>
	);
}
