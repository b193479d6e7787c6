import { useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { Link } from "@/components/Link";
import { Logo } from "@/components/Logo";
import { Touch } from "@/components/theme/Touch";
import css from "./Shell.module.css";
import { UserMenu } from "./UserMenu";

/** Around the pages for anyone. */
export default function PublicShell() {
	const { t } = useLingui();
	return (
		<Touch>
			<div className={css.portal}>
				<header className={css.portalBar}>
					<div className={css.portalBarInner}>
						<Link to="/" aria-label={t`Triennia, start page`}>
							<Logo />
						</Link>
						<UserMenu />
					</div>
				</header>
				<main id="main" className={`${css.portalMain} ${css.narrow}`} tabIndex={-1}>
					<Outlet />
				</main>
				<footer className={css.foot}>
					<a href="/verify">{t`Verify a certificate`}</a>
				</footer>
			</div>
		</Touch>
	);
}
