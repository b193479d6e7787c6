import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef } from "react";
import { Loaded } from "./Loaded";
import css from "./PdfView.module.css";

/** The reader is large, so it comes only when somebody opens a document. */
async function open(url: string): Promise<PDFDocumentProxy> {
	const pdf = await import("pdfjs-dist");
	pdf.GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).href;
	// Maps of characters for Chinese fonts that the file does not carry; the build puts them there.
	const aid = `/assets/pdfjs-${pdf.version}`;
	return pdf.getDocument({
		url,
		cMapUrl: `${aid}/cmaps/`,
		cMapPacked: true,
		standardFontDataUrl: `${aid}/standard_fonts/`,
		isEvalSupported: false,
	}).promise;
}

/** A PDF in the page, drawn page by page as it scrolls into sight. */
export function PdfView({ url, name }: { url: string; name: string }) {
	const query = useQuery({
		queryKey: ["pdf", url],
		queryFn: () => open(url),
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
		const watch = new IntersectionObserver(
			([seen]) => {
				if (!seen?.isIntersecting) return;
				watch.disconnect();
				void draw(pdf, number, canvas, () => stopped);
			},
			{ rootMargin: "600px" },
		);
		watch.observe(canvas);
		return () => {
			stopped = true;
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
	stopped: () => boolean,
) {
	const page = await pdf.getPage(number);
	if (stopped()) return;
	const natural = page.getViewport({ scale: 1 });
	const scale = (canvas.clientWidth / natural.width) * Math.min(2, devicePixelRatio);
	const viewport = page.getViewport({ scale });
	canvas.width = viewport.width;
	canvas.height = viewport.height;
	canvas.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
	await page.render({ canvas, viewport }).promise;
}
