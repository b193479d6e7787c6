import type { ConfigProviderProps } from "antd";
import en from "antd/locale/en_GB";
import zh from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/en-gb";
import "dayjs/locale/zh-cn";
import { useEffect } from "react";
import { useLanguage } from "@/lib/preferences";

/** The words inside antd's widgets, and the week of the date pickers (Monday first in both languages). */
export function useWidgetLocale(): ConfigProviderProps["locale"] {
	const language = useLanguage();
	useEffect(() => {
		dayjs.locale(language === "zh-CN" ? "zh-cn" : "en-gb");
	}, [language]);
	return language === "zh-CN" ? zh : en;
}
