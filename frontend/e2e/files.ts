/** What people hand in: files that a browser can show. */
interface GivenFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** A PDF with a line of text on each of its pages. */
export function pdf(name: string, pages = 2): GivenFile {
	const kids = Array.from({ length: pages }, (_, i) => `${4 + 2 * i} 0 R`).join(" ");
	const objects = [
		"<</Type/Catalog/Pages 2 0 R>>",
		`<</Type/Pages/Count ${pages}/Kids[${kids}]/MediaBox[0 0 595 842]>>`,
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	];
	for (let page = 1; page <= pages; page += 1) {
		const text = `BT /F1 20 Tf 60 760 Td (${name.replace(/[^\x20-\x7e]|[()\\]/g, "?")}, page ${page}) Tj ET`;
		objects.push(`<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents ${3 + 2 * page} 0 R>>`);
		objects.push(`<</Length ${text.length}>>stream\n${text}\nendstream`);
	}
	let body = "%PDF-1.7\n";
	const offsets = objects.map((object, i) => {
		const at = body.length;
		body += `${i + 1} 0 obj${object}endobj\n`;
		return `${String(at).padStart(10, "0")} 00000 n \n`;
	});
	const size = objects.length + 1;
	const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
	const end = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
	return { name, mimeType: "application/pdf", buffer: Buffer.from(body + table + end, "latin1") };
}

/** A photo, as small as a picture can be. */
export const photo: GivenFile = {
	name: "rack.png",
	mimeType: "image/png",
	buffer: Buffer.from(
		"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
		"base64",
	),
};

/** A spreadsheet as a file of commas. */
export function csv(name: string, rows: string): GivenFile {
	return { name, mimeType: "text/csv", buffer: Buffer.from(rows) };
}
