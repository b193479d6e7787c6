import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { ErrorPage } from "./ErrorPage";

interface Props<T, E> {
	query: UseQueryResult<T, E>;
	children: (data: T) => ReactNode;
	/** What to draw meanwhile; grey lines when left out. */
	loading?: ReactNode;
}

/** Shows what a query brought; before that grey lines, after a failure the reason and a way to try again. */
export function Loaded<T, E>({ query, children, loading }: Props<T, E>) {
	if (query.data !== undefined) return children(query.data);
	if (query.isError) return <ErrorPage error={query.error} onRetry={() => void query.refetch()} />;
	return loading ?? <Loading />;
}

export function Loading({ rows = 5 }: { rows?: number }) {
	return (
		<div aria-busy="true">
			<Skeleton active title paragraph={{ rows }} />
		</div>
	);
}
