import { msg } from "@lingui/core/macro";
import type { AreaPage } from "@/lib/area";

/** Pages for anyone: signing in, joining, registering. Paths start at the root. */
export const open: AreaPage[] = [
	{ path: "sign-in", title: msg`Sign in`, load: () => import("@/features/account/SignInPage") },
	{ path: "register", title: msg`Register`, load: () => import("@/features/account/RegisterPage") },
	{ path: "register/$body", title: msg`Register`, load: () => import("@/features/account/RegisterWithPage") },
	{ path: "prices/$body", title: msg`Prices`, load: () => import("@/features/fee/PublicPricesPage") },
	{
		path: "estimate/$body",
		title: msg`What certification would take`,
		load: () => import("./EstimatePage"),
	},
	{ path: "join/$body", title: msg`Invitation`, load: () => import("@/features/account/JoinPage") },
	{ path: "forgot", title: msg`Set a new password`, load: () => import("@/features/account/ForgotPage") },
	{ path: "reset", title: msg`Set a new password`, load: () => import("@/features/account/ResetPage") },
	{ path: "account", title: msg`Your account`, load: () => import("@/features/account/AccountPage") },
];

/** Pages that a body shows within its own: nothing stands around them. Only these may be framed. */
export const embedded: AreaPage[] = [
	{
		path: "embed/estimate/$body",
		title: msg`What certification would take`,
		load: () => import("./EmbeddedEstimatePage"),
	},
];
