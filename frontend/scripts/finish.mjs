// After the build: puts the PDF reader's character maps and fonts where PdfView asks for them, and writes
// .br and .gz variants beside every text file, so that the server never compresses.
import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const root = new URL("../dist/", import.meta.url).pathname;
const text = /\.(html|js|mjs|css|svg|json|webmanifest|wasm)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const reader = new URL("../node_modules/pdfjs-dist/", import.meta.url).pathname;
const { version } = JSON.parse(await readFile(join(reader, "package.json"), "utf8"));
for (const part of ["cmaps", "standard_fonts"]) {
	await cp(join(reader, part), join(root, "assets", `pdfjs-${version}`, part), { recursive: true });
}

for (const name of await readdir(root, { recursive: true })) {
	const path = join(root, name);
	if (!text.test(name) || (await stat(path)).size < 512) continue;
	const bytes = await readFile(path);
	const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
	await Promise.all([
		brotli(bytes, options).then((out) => writeFile(`${path}.br`, out)),
		zip(bytes, { level: 9 }).then((out) => writeFile(`${path}.gz`, out)),
	]);
}
