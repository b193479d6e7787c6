import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import { useEffect, useRef } from "react";
import { Loaded } from "./Loaded";
import css from "./PdfView.module.css";

/** The reader is large, so it comes only when somebody opens a document. */
async function open(from: { url: string } | { data: Uint8Array }): Promise<PDFDocumentProxy> {
	const pdf = await import("pdfjs-dist");
	pdf.GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).href;
	// Maps of characters for Chinese fonts that the file does not carry; the build puts them there.
	const aid = `/assets/pdfjs-${pdf.version}`;
	return pdf.getDocument({
		...from,
		cMapUrl: `${aid}/cmaps/`,
		cMapPacked: true,
		standardFontDataUrl: `${aid}/standard_fonts/`,
		isEvalSupported: false,
	}).promise;
}

interface Props {
	/** Where the file is, or the file itself in base64. */
	url?: string;
	file?: string;
	name: string;
}

/** A PDF in the page, drawn page by page as it scrolls into sight. */
export function PdfView({ url, file, name }: Props) {
	const query = useQuery({
		queryKey: ["pdf", url ?? file],
		queryFn: () =>
			open(
				file === undefined
					? { url: url ?? "" }
					: { data: Uint8Array.from(atob(file), (c) => c.charCodeAt(0)) },
			),
		// While a file takes the place of another, the other stands.
		placeholderData: (before) => before,
		// A file never changes. Read again after every verb of the page, it would hold up what comes after the verb.
		staleTime: "static",
		gcTime: 0,
	});
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled by the keys
		<section className={css.view} aria-label={name} tabIndex={0}>
			<Loaded query={query}>
				{(pdf) =>
					Array.from({ length: pdf.numPages }, (_, i) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
						<Page key={i} pdf={pdf} number={i + 1} />
					))
				}
			</Loaded>
		</section>
	);
}

function Page({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
	const { t } = useLingui();
	const ref = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		const canvas = ref.current;
		if (!canvas) return;
		let stopped = false;
		let task: RenderTask | undefined;
		const watch = new IntersectionObserver(
			([seen]) => {
				if (!seen?.isIntersecting) return;
				watch.disconnect();
				void draw(pdf, number, canvas, (begun) => {
					task = begun;
					if (stopped) task.cancel();
				});
			},
			{ rootMargin: "600px" },
		);
		watch.observe(canvas);
		return () => {
			stopped = true;
			task?.cancel();
			watch.disconnect();
		};
	}, [pdf, number]);
	const total = pdf.numPages;
	return <canvas ref={ref} className={css.page} role="img" aria-label={t`Page ${number} of ${total}`} />;
}

async function draw(
	pdf: PDFDocumentProxy,
	number: number,
	canvas: HTMLCanvasElement,
	begins: (task: RenderTask) => void,
) {
	const page = await pdf.getPage(number);
	const natural = page.getViewport({ scale: 1 });
	const scale = (canvas.clientWidth / natural.width) * Math.min(2, devicePixelRatio);
	const viewport = page.getViewport({ scale });
	canvas.width = viewport.width;
	canvas.height = viewport.height;
	canvas.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
	const task = page.render({ canvas, viewport });
	begins(task);
	await task.promise.catch((failed: unknown) => {
		// Another file has taken the place of this one.
		if (!(failed instanceof Error) || failed.name !== "RenderingCancelledException") throw failed;
	});
}
