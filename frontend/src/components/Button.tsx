import { useRouter } from "@tanstack/react-router";
import { Button as AntButton, Tooltip } from "antd";
import { type ReactNode, useId } from "react";

export interface ButtonProps {
	children?: ReactNode;
	/** primary: the one thing to do on this page. danger: takes something away from somebody. */
	kind?: "primary" | "default" | "danger" | "text" | "link";
	icon?: ReactNode;
	onClick?: () => void;
	/** Goes to an address instead; the button is then a real link. */
	to?: string;
	/** Downloads or opens an address outside the application. */
	href?: string;
	submit?: boolean;
	busy?: boolean;
	/** Why the button cannot be pressed now; it stays reachable, so that the reason can be read. */
	why?: string;
	disabled?: boolean;
	size?: "small" | "normal" | "large";
	block?: boolean;
	/** The name for screen readers when the button shows only an icon; also its tooltip. */
	label?: string;
	/** A keyboard shortcut to show in the tooltip. */
	shortcut?: string;
	expanded?: boolean;
}

const kinds = {
	primary: "primary",
	danger: "primary",
	default: "default",
	text: "text",
	link: "link",
} as const;

export function Button(props: ButtonProps) {
	const { kind = "default", size = "normal", why, label, shortcut } = props;
	const router = useRouter({ warn: false });
	const reason = useId();
	const hint = why ?? [label, shortcut].filter(Boolean).join(" · ");
	const { to } = props;
	const go = to ? () => void router.navigate({ to: to }) : undefined;
	const button = (
		<AntButton
			type={kinds[kind]}
			danger={kind === "danger"}
			icon={props.icon}
			href={to ?? props.href}
			onClick={(event) => {
				if (why) return event.preventDefault();
				if (go && !(event.metaKey || event.ctrlKey || event.shiftKey)) event.preventDefault();
				(go && !(event.metaKey || event.ctrlKey || event.shiftKey) ? go : props.onClick)?.();
			}}
			htmlType={props.submit ? "submit" : "button"}
			loading={props.busy}
			aria-busy={props.busy || undefined}
			disabled={props.disabled}
			aria-disabled={why ? true : undefined}
			aria-describedby={why ? reason : undefined}
			aria-label={label}
			aria-expanded={props.expanded}
			size={size === "normal" ? undefined : size}
			block={props.block}
			className={why ? "refused" : undefined}
		>
			{props.children}
		</AntButton>
	);
	if (!hint) return button;
	return (
		<>
			<Tooltip title={hint}>{button}</Tooltip>
			{why && (
				<span id={reason} className="screen-reader">
					{why}
				</span>
			)}
		</>
	);
}
