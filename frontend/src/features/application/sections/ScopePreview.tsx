import { useLingui } from "@lingui/react/macro";
import { Notice } from "@/components/Notice";
import type { ApplicationScope, ClientSite, TextText } from "@/gen/types.gen";

const dots = "…";

function joined(parts: (string | undefined)[], comma: string, and: string): string {
	const words = parts.map((part) => part?.trim() ?? "").filter(Boolean);
	const last = words.pop();
	if (!last) return dots;
	return words.length > 0 ? words.join(comma) + and + last : last;
}

function part(text: TextText | undefined, language: "en" | "zh", before: string): string {
	const words = text?.[language]?.trim();
	return words ? before + words : "";
}

/** The sentence while it is typed, as the server composes it when it is saved. */
function compose(scope: ApplicationScope, sites: ClientSite[]): TextText {
	const names = scope.locations.map((key) => sites.find((site) => site.key === key)?.name);
	const services = scope.services.map((one) => one ?? {});
	const word = (text: TextText, language: "en" | "zh") => text?.[language]?.trim() || dots;
	const en = `The SMS of ${word(scope.org_unit, "en")} supporting the provision of ${joined(
		services.map((one) => one.en),
		", ",
		" and ",
	)} to ${word(scope.customers, "en")} from ${joined(
		names.map((one) => one?.en),
		", ",
		" and ",
	)}${part(scope.customer_locations, "en", " at ")}${part(scope.technology, "en", " using ")}`;
	const zh = `${word(scope.org_unit, "zh")}向${word(scope.customers, "zh")}提供${joined(
		services.map((one) => one.zh),
		"、",
		"和",
	)}的信息技术服务管理活动，服务提供场所：${joined(
		names.map((one) => one?.zh),
		"、",
		"和",
	)}${part(scope.customer_locations, "zh", "，客户场所：")}${part(scope.technology, "zh", "，所用技术：")}`;
	return { en, zh };
}

export function ScopePreview({ scope, sites }: { scope: ApplicationScope; sites: ClientSite[] }) {
	const { t } = useLingui();
	const sentence = compose(scope, sites);
	return (
		<Notice kind="info" title={t`So the certificate will say`}>
			<p lang="en">{sentence.en}</p>
			<p lang="zh-CN">{sentence.zh}</p>
		</Notice>
	);
}
