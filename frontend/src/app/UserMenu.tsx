import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { UserIcon } from "@/components/icons";
import { Menu, type MenuItem } from "@/components/Menu";
import { call } from "@/lib/http";
import { type Language, language, type Scheme, scheme, useLanguage, useScheme } from "@/lib/preferences";
import { become, useSession } from "@/lib/session";
import css from "./Shell.module.css";

/** Language, colours and signing out; also for visitors, who have no name here. */
export function UserMenu() {
	const { t } = useLingui();
	const session = useSession();
	const choices = useChoices();
	const signOut = useSignOut();
	const account: MenuItem[] = session
		? [
				{ key: "account", label: t`Your account`, to: "/account", section: session.identity.email },
				{ key: "out", label: t`Sign out`, onSelect: () => void signOut(), section: session.identity.email },
			]
		: [];
	return (
		<Menu label={session ? undefined : t`Language and colours`} items={[...account, ...choices]}>
			<UserIcon aria-hidden />
			<span className={css.ellipsis}>{session ? session.identity.name : t`Language and colours`}</span>
		</Menu>
	);
}

function useChoices(): MenuItem[] {
	const { t } = useLingui();
	const spoken = useLanguage();
	const look = useScheme();
	const languages: [Language, string][] = [
		["en", "English"],
		["zh-CN", "简体中文"],
	];
	const schemes: [Scheme, string][] = [
		["light", t`Light`],
		["dark", t`Dark`],
		["system", t`Like this device`],
	];
	return [
		...languages.map(([key, label]) => ({
			key,
			label: <span lang={key}>{label}</span>,
			chosen: key === spoken,
			section: t`Language`,
			onSelect: () => language.set(key),
		})),
		...schemes.map(([key, label]) => ({
			key,
			label,
			chosen: key === look,
			section: t`Colours`,
			onSelect: () => scheme.set(key),
		})),
	];
}

function useSignOut() {
	const queries = useQueryClient();
	const router = useRouter();
	return async () => {
		await call("DELETE", "/session");
		become(queries, null);
		await router.navigate({ to: "/sign-in" });
	};
}
