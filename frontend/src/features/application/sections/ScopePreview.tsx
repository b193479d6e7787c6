import { useLingui } from "@lingui/react/macro";
import { Notice } from "@/components/Notice";
import type { ApplicationScope, ApplicationView, TextText } from "@/gen/types.gen";
import { managesServices } from "../words";

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

/** So many places stand by name in the sentence; the certificate lists all of them. */
const mostNamed = 6;

function places(names: (TextText | undefined)[], language: "en" | "zh"): string {
	const words = names.map((one) => one?.[language]);
	const others = words.length - 1;
	if (words.length > mostNamed)
		return language === "en"
			? `${words[0]} and ${others} further sites as listed`
			: `${words[0]}及所列其他${others}个场所`;
	return language === "en" ? joined(words, ", ", " and ") : joined(words, "、", "和");
}

/** The sentence while it is typed, as the server composes it when it is saved. */
function compose(scope: ApplicationScope, { sites, editions, standards }: ApplicationView): TextText {
	const names = scope.locations.map((key) => sites.data.list.find((site) => site.key === key)?.name);
	const systems = editions.map((one) => one.system);
	const does =
		managesServices({ standards }) && standards.length === 1 ? "supporting the provision of" : "covering";
	const services = scope.services.map((one) => one ?? {});
	const word = (text: TextText, language: "en" | "zh") => text?.[language]?.trim() || dots;
	const en = `The ${joined(
		systems.map((one) => one.en),
		", ",
		" and ",
	)} of ${word(scope.org_unit, "en")} ${does} ${joined(
		services.map((one) => one.en),
		", ",
		" and ",
	)} to ${word(scope.customers, "en")} from ${places(names, "en")}${part(scope.customer_locations, "en", " at ")}${part(scope.technology, "en", " using ")}`;
	const zh = `${word(scope.org_unit, "zh")}向${word(scope.customers, "zh")}提供${joined(
		services.map((one) => one.zh),
		"、",
		"和",
	)}的${joined(
		systems.map((one) => one.zh),
		"、",
		"和",
	)}活动，服务提供场所：${places(names, "zh")}${part(scope.customer_locations, "zh", "，客户场所：")}${part(scope.technology, "zh", "，所用技术：")}`;
	return { en, zh };
}

interface Props {
	scope: ApplicationScope;
	application: ApplicationView;
}

export function ScopePreview({ scope, application }: Props) {
	const { t } = useLingui();
	const sentence = compose(scope, application);
	return (
		<Notice kind="info" title={t`So the certificate will say`}>
			<p lang="en">{sentence.en}</p>
			<p lang="zh-CN">{sentence.zh}</p>
		</Notice>
	);
}
