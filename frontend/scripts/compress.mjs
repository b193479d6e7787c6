// Writes .br and .gz variants beside every text file of the build, so that the server never compresses.
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const root = new URL("../dist/", import.meta.url).pathname;
const text = /\.(html|js|mjs|css|svg|json|webmanifest|wasm)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

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
