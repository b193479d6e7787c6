import css from "./Logo.module.css";

/** The mark of the product: a seal with a tick. */
export function Logo({ name = true }: { name?: boolean }) {
	return (
		<span className={css.logo}>
			<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
				<path
					className={css.seal}
					d="M12 1.2l2.5 2 3.1-.5 1.2 3 3 1.2-.5 3.1 2 2.5-2 2.5.5 3.1-3 1.2-1.2 3-3.1-.5-2.5 2-2.5-2-3.1.5-1.2-3-3-1.2.5-3.1-2-2.5 2-2.5-.5-3.1 3-1.2 1.2-3 3.1.5z"
				/>
				<path className={css.tick} d="M8 12.6l2.8 2.7L16 9.8" />
			</svg>
			{name && <span translate="no">Triennia</span>}
		</span>
	);
}
