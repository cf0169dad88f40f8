// Answers of MiniSearch, as well as it can be set up: beginnings of words, typing errors, all words before some, and
// pairs of characters for scripts without spaces. stdin: {documents: [{url, title, keywords, headings, text}], texts}.
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";

const { documents, texts } = JSON.parse(readFileSync(0, "utf8"));
const dense = /[\u3040-\u30ff\u3400-\u9fff]+/gu;

function tokens(text) {
  const words = text.replace(dense, " ").match(/[\p{L}\p{M}\p{N}\u200c]+/gu) || [];
  const pairs = (text.match(dense) || []).flatMap((run) => {
    return run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
  });
  return words.concat(pairs);
}

const search = new MiniSearch({
  idField: "url",
  fields: ["title", "keywords", "headings", "text"],
  tokenize: tokens,
  searchOptions: { boost: { title: 10, keywords: 5, headings: 4 }, prefix: true, fuzzy: (term) => (term.search(dense) < 0 ? 0.2 : false) },
});
search.addAll(documents);
const found = texts.map((text) => {
  const all = search.search(text, { combineWith: "AND" });
  return (all.length ? all : search.search(text)).slice(0, 10).map((result) => result.id);
});
process.stdout.write(JSON.stringify(found));
