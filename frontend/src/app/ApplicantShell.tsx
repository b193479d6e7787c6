import { useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { applicant } from "@/areas/applicant";
import { NotFound } from "@/components/ErrorPage";
import { Link } from "@/components/Link";
import { Logo } from "@/components/Logo";
import { Touch } from "@/components/theme/Touch";
import { useBody } from "@/lib/route";
import { useMembership } from "@/lib/session";
import { useSay } from "@/lib/text";
import { Nav, useNav } from "./Nav";
import css from "./Shell.module.css";
import { UserMenu } from "./UserMenu";

/** The portal of applicants and certified clients: one column, large targets, nothing else on the page. */
export default function ApplicantShell() {
	const { t } = useLingui();
	const slug = useBody();
	const say = useSay();
	const membership = useMembership();
	const nav = useNav(`/c/${slug}`, applicant, membership?.permissions);
	return (
		<Touch>
			<div className={css.portal}>
				<header className={css.portalBar}>
					<a className={css.skip} href="#main">
						{t`Skip to content`}
					</a>
					<div className={css.portalBarInner}>
						<Link to={`/c/${slug}`} aria-label={t`Start page`}>
							<Logo name={false} />
						</Link>
						<div className={css.portalNav}>
							<Nav items={nav} />
						</div>
						<UserMenu />
					</div>
				</header>
				<main id="main" className={css.portalMain} tabIndex={-1}>
					{membership?.client ? <Outlet /> : <NotFound />}
				</main>
				<footer className={css.foot}>{say(membership?.body.name)}</footer>
			</div>
		</Touch>
	);
}
