import { ConfigProvider } from "antd";
import type { ReactNode } from "react";

/** For visitors, often on phones: everything to press is at least 44 pixels high. */
export function Touch({ children }: { children: ReactNode }) {
	return <ConfigProvider componentSize="large">{children}</ConfigProvider>;
}
