import { Modal } from "antd";
import type { ReactNode } from "react";

interface Props {
	open: boolean;
	onClose: () => void;
	title: string;
	/** Usually a Form with its own button; a dialog has no bare "OK". */
	children: ReactNode;
	wide?: boolean;
}

/** A short task over the page: write a reason, add an entry. Decisions get a ConfirmPage instead. */
export function Dialog({ open, onClose, title, children, wide }: Props) {
	return (
		<Modal
			open={open}
			onCancel={onClose}
			title={title}
			footer={null}
			width={wide ? 820 : 520}
			destroyOnHidden
		>
			{children}
		</Modal>
	);
}
