import { Drawer as AntDrawer } from "antd";
import type { ReactNode } from "react";

interface Props {
	open: boolean;
	onClose: () => void;
	title: string;
	side?: "left" | "right";
	wide?: boolean;
	children: ReactNode;
}

/** A panel over the page; Escape closes it. */
export function Drawer({ open, onClose, title, side = "right", wide, children }: Props) {
	return (
		<AntDrawer
			open={open}
			onClose={onClose}
			title={title}
			placement={side}
			size={side === "left" ? 280 : wide ? 720 : 420}
			styles={{ wrapper: { maxWidth: "100vw" }, body: side === "left" ? { padding: 0 } : {} }}
		>
			{children}
		</AntDrawer>
	);
}
