import "@fontsource-variable/ibm-plex-sans/wght.css";
import { ConfigProvider } from "antd";
import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { useLanguage, useScheme } from "@/lib/preferences";
import { useWidgetLocale } from "./locale";
import "./theme.css";
import { themeOf } from "./tokens";

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

function useMedia(query: MediaQueryList): boolean {
	return useSyncExternalStore(
		(tell) => {
			query.addEventListener("change", tell);
			return () => query.removeEventListener("change", tell);
		},
		() => query.matches,
	);
}

/** Paper is white: the light theme is put on before the browser lays out the print. */
function usePrinting(): boolean {
	const [printing, setPrinting] = useState(false);
	useEffect(() => {
		const before = () => flushSync(() => setPrinting(true));
		const after = () => setPrinting(false);
		addEventListener("beforeprint", before);
		addEventListener("afterprint", after);
		return () => {
			removeEventListener("beforeprint", before);
			removeEventListener("afterprint", after);
		};
	}, []);
	return printing;
}

// Vite leaves the nonce of this response on its own tags; antd's style tags need the same.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** Colours, type, language of the widgets. Stands once around everything. */
export function Theme({ children }: { children: ReactNode }) {
	const scheme = useScheme();
	const language = useLanguage();
	const systemIsDark = useMedia(systemDark);
	const isCalm = useMedia(lessMotion);
	const printing = usePrinting();
	const isDark = !printing && (scheme === "dark" || (scheme === "system" && systemIsDark));
	useLayoutEffect(() => {
		document.documentElement.dataset.scheme = isDark ? "dark" : "light";
		document.documentElement.lang = language;
	}, [isDark, language]);
	return (
		<ConfigProvider
			theme={themeOf(isDark, isCalm)}
			locale={useWidgetLocale()}
			button={{ autoInsertSpace: false }}
			csp={nonce ? { nonce } : undefined}
		>
			{children}
		</ConfigProvider>
	);
}
