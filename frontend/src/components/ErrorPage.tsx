import { useLingui } from "@lingui/react/macro";
import { asProblem } from "@/lib/problem";
import { Button } from "./Button";
import css from "./Empty.module.css";

/** A page that could not be shown: what happened in one sentence, and the way on. */
export function ErrorPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
	const { t } = useLingui();
	const problem = asProblem(error);
	if (problem.status === 404) return <NotFound />;
	const title = problem.unreachable ? t`The server cannot be reached` : problem.title || t`This did not work`;
	const detail = problem.unreachable
		? t`Check your connection. Nothing you saved before is lost.`
		: problem.detail || t`Something went wrong on our side. Try again; if it stays, tell us the reference.`;
	return (
		<div className={css.page} role="alert">
			<h1>{title}</h1>
			<p>{detail}</p>
			{problem.reference && (
				<p className={css.reference}>
					{t`Reference`} <code>{problem.reference}</code>
				</p>
			)}
			{onRetry && (
				<Button kind="primary" onClick={onRetry}>
					{t`Try again`}
				</Button>
			)}
		</div>
	);
}

export function NotFound() {
	const { t } = useLingui();
	return (
		<div className={css.page}>
			<title>{t`Not found`}</title>
			<h1>{t`There is nothing at this address`}</h1>
			<p>{t`It may have moved, or it is not open to you with this sign-in.`}</p>
			<Button to="/">{t`Go to your start page`}</Button>
		</div>
	);
}
