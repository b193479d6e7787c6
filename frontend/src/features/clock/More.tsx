import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import type { useDeadlines } from "./useDeadlines";

/** Brings the next page where there is one. */
export function More({ of, label }: { of: ReturnType<typeof useDeadlines>; label: string }) {
	if (!of.hasNextPage || of.items.length === 0) return null;
	return (
		<div className="no-print">
			<Row>
				<Button onClick={() => void of.fetchNextPage()} busy={of.isFetchingNextPage}>
					{label}
				</Button>
			</Row>
		</div>
	);
}
