// Answers of Pagefind: its own index of pages with title, headings and text, and its own script over that.
// stdin: {language, documents: [{url, html}], texts}.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { close, createIndex } from "pagefind";

const { language, documents, texts } = JSON.parse(readFileSync(0, "utf8"));
const folder = mkdtempSync(join(tmpdir(), "pagefind-"));
const { index } = await createIndex({ forceLanguage: language, writePlayground: false });
for (const { url, html } of documents) await index.addHTMLFile({ url, content: html });
await index.writeFiles({ outputPath: folder });
await close();

// Its script expects a page.
globalThis.window = globalThis;
globalThis.location = { href: "https://site.example/", origin: "https://site.example" };
globalThis.document = { querySelector: () => ({ getAttribute: () => language }), currentScript: null };
globalThis.fetch = async (address) => new Response(await readFile(fileURLToPath(new URL(String(address).replace(/\?.*/, "")))));
const pagefind = await import(pathToFileURL(join(folder, "pagefind.js")));
await pagefind.options({ basePath: `${pathToFileURL(folder)}/`, baseUrl: "/" });
await pagefind.init(language);
const found = [];
for (const text of texts) {
  const { results } = await pagefind.search(text);
  const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  found.push(first.map((page) => page.raw_url || page.url));
}
rmSync(folder, { recursive: true });
process.stdout.write(JSON.stringify(found), () => process.exit(0));
