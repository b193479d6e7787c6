import { type RefObject, useEffect, useState } from "react";

/** Which part of the rows is in sight, in steps, so that scrolling draws seldom; with some rows to spare. */
export function useWindow(scroller: RefObject<HTMLDivElement | null>, step = 200) {
	const [top, setTop] = useState(0);
	const [height, setHeight] = useState(1000);
	useEffect(() => {
		const node = scroller.current;
		if (!node) return;
		const scroll = () => setTop(Math.floor(node.scrollTop / step) * step);
		const size = new ResizeObserver(() => setHeight(node.clientHeight || 1000));
		node.addEventListener("scroll", scroll, { passive: true });
		size.observe(node);
		return () => {
			node.removeEventListener("scroll", scroll);
			size.disconnect();
		};
	}, [scroller, step]);
	return { top: top - step, bottom: top + height + 2 * step };
}
