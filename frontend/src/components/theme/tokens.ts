import { type ThemeConfig, theme } from "antd";

const family =
	"'IBM Plex Sans Variable','PingFang SC','Microsoft YaHei UI','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif";

const shared = {
	fontFamily: family,
	fontSize: 14,
	borderRadius: 7,
	borderRadiusLG: 12,
	borderRadiusSM: 5,
	controlHeight: 36,
	controlHeightLG: 44,
	motionDurationFast: "0.12s",
	motionDurationMid: "0.12s",
	motionDurationSlow: "0.18s",
	fontWeightStrong: 600,
} satisfies ThemeConfig["token"];

const light = {
	colorPrimary: "#0B5A63",
	colorPrimaryBg: "#E3F0F0",
	colorPrimaryBgHover: "#D3E7E7",
	colorPrimaryBorder: "#9CC6C8",
	colorLink: "#0B5A63",
	colorLinkHover: "#0A464D",
	colorInfo: "#1F5F8B",
	colorInfoBg: "#E8F1F7",
	colorSuccess: "#1D6638",
	colorSuccessBg: "#E6F3EA",
	colorWarning: "#855400",
	colorWarningBg: "#FBF1DD",
	colorError: "#A8241C",
	colorErrorBg: "#FBEAE8",
	colorTextBase: "#15211F",
	colorText: "#15211F",
	colorTextSecondary: "#43524F",
	colorTextTertiary: "#566562",
	colorTextDescription: "#566562",
	colorTextPlaceholder: "#667370",
	colorBgLayout: "#F1F5F4",
	colorBgContainer: "#FFFFFF",
	colorBgElevated: "#FFFFFF",
	colorBorder: "#C5CFCC",
	colorBorderSecondary: "#E2E8E6",
} satisfies ThemeConfig["token"];

const dark = {
	colorPrimary: "#5BB8BC",
	colorPrimaryBg: "#143234",
	colorPrimaryBgHover: "#1A4044",
	colorPrimaryBorder: "#2C6A6E",
	colorLink: "#6CC5C8",
	colorLinkHover: "#8FD6D8",
	colorInfo: "#8DC0E6",
	colorInfoBg: "#17293A",
	colorSuccess: "#7CCB98",
	colorSuccessBg: "#15301F",
	colorWarning: "#E0B25A",
	colorWarningBg: "#362813",
	colorError: "#F5968D",
	colorErrorBg: "#3B1D1B",
	colorTextBase: "#E6EEEC",
	colorText: "#E6EEEC",
	colorTextSecondary: "#B4C2BF",
	colorTextTertiary: "#9AAAA7",
	colorTextDescription: "#9AAAA7",
	colorTextPlaceholder: "#8A9A97",
	colorBgLayout: "#0C1211",
	colorBgContainer: "#151E1D",
	colorBgElevated: "#1B2625",
	colorTextLightSolid: "#071312",
	colorBorder: "#3A4947",
	colorBorderSecondary: "#263230",
} satisfies ThemeConfig["token"];

/** The antd theme. Its variables also stand on <html class="tokens">, where our own styles read them. */
export function themeOf(isDark: boolean, isCalm: boolean): ThemeConfig {
	return {
		cssVar: { key: "tokens" },
		hashed: false,
		algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
		token: { ...shared, ...(isDark ? dark : light), motion: !isCalm },
		components: {
			Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 600 },
			Form: { labelColor: isDark ? dark.colorTextSecondary : light.colorTextSecondary },
			Tooltip: { colorTextLightSolid: isDark ? dark.colorTextBase : "#FFFFFF" },
		},
	};
}
