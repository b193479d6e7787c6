import { useEffect, useState } from "react";

/** What is typed, once nobody has typed for a moment. */
export function useStill<T>(value: T): T {
	const [still, setStill] = useState(value);
	useEffect(() => {
		const wait = setTimeout(() => setStill(value), 500);
		return () => clearTimeout(wait);
	}, [value]);
	return still;
}
