// A small edition for tests, made by lunr.js itself from the analyzer's terms, in both layouts.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const root = path.join(__dirname, "..", "..");
const engineParts = ["distance", "lru", "sorted", "analyzer", "question", "vocabulary", "expansion", "weigher", "postings", "coverage",
  "lunr_scores", "direct_scores", "matches", "fragments", "excerpt", "facets", "needed", "ranking", "answer", "edition", "engine"];
for (const name of engineParts) {
  const file = path.join(root, "overrides", "assets", "search", name + ".js");
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
const lunr = globalThis.lunr = require(process.env.KBTOOL_LUNR);
const kb = globalThis.kbEngine;
const analyzerData = JSON.parse(fs.readFileSync(path.join(root, "kbtool", "site", "search", "analyzer.json"), "utf8"));
const settings = JSON.parse(fs.readFileSync(path.join(root, "overrides", "assets", "search", "weights.json"), "utf8"));
const analyzer = kb.analyzer(analyzerData);
const boosts = { title: 8, keywords: 4, headings: 3, tags: 2, body: 1 };

// lunr's index, and the builder's counts of how often terms stand where: by "field/document".
function builtIndex(articles) { return built(articles).index; }

function built(articles) {
  const builder = new lunr.Builder();
  builder.tokenizer = (text) => analyzer.terms(text || "").map((term) => new lunr.Token(term, {}));
  builder.ref("number");
  for (const [field, boost] of Object.entries(boosts)) builder.field(field, { boost });
  articles.forEach((article, number) => builder.add({
    number: String(number),
    title: article.title,
    keywords: (article.keywords || []).join(" "),
    headings: sectionsOf(article).map((section) => section.heading).join(" "),
    tags: (article.tags || []).join(" "),
    body: sectionsOf(article).map((section) => section.text).join(" "),
  }));
  return { index: builder.build(), frequencies: builder.fieldTermFrequencies, lengths: builder.fieldLengths };
}

function sectionsOf(article) {
  return article.sections || [{ anchor: "", heading: "", text: article.text || "" }];
}

function vocabularyOf(index) {
  const grams = new RegExp("^[\\u3040-\\u30ff\\u3400-\\u9fff]+$", "u");
  return Object.keys(index.invertedIndex).filter((term) => !grams.test(term)).sort();
}

function frontCoded(terms) {
  return terms.map((term, i) => {
    let shared = 0;
    while (i && shared < term.length && term[shared] === terms[i - 1][shared]) shared++;
    return String.fromCharCode(35 + shared) + term.slice(shared);
  }).join("\n");
}

// {term: [[field number, [delta, …]], …]}, with negative numbers for what stands more than once.
function entriesOf({ frequencies }) {
  const fields = Object.keys(boosts), entries = {}, last = {};
  const rows = Object.keys(frequencies).map((name) => [...name.split("/"), frequencies[name]]);
  rows.sort((a, b) => fields.indexOf(a[0]) - fields.indexOf(b[0]) || a[1] - b[1]);
  for (const [field, document, counts] of rows) {
    for (const term of Object.keys(counts)) {
      const number = fields.indexOf(field), key = term + "/" + number, lists = entries[term] = entries[term] || [];
      if (last[key] === undefined) lists.push([number, []]);
      lists[lists.length - 1][1].push(document - (last[key] || 0), ...(counts[term] > 1 ? [-counts[term]] : []));
      last[key] = Number(document);
    }
  }
  return entries;
}

// What the manifest says for weighing: how many terms the fields of the documents have.
function weighing(lengths, count) {
  const fields = Object.keys(boosts);
  return {
    documents: count, fields, boosts: Object.values(boosts),
    lengths: fields.map((field) => Array.from({ length: count }, (_, number) => lengths[field + "/" + number] || 0)),
  };
}

// In bundles of a few articles.
const BUNDLE = 3;
function bundleOf(first) { return "b" + String(first).padStart(4, "0"); }
function nameOf(number) { return bundleOf(number - number % BUNDLE) + (number % BUNDLE).toString(16); }

// Each number less the one before; the first one less `start`.
function differences(numbers, start) { return numbers.map((number, i) => number - (i ? numbers[i - 1] : start)); }

function facetLists(articles) {
  const lists = { category: {}, tag: {}, type: {} };
  articles.forEach((article, number) => {
    for (const [name, values] of [["category", [article.category || "help"]], ["tag", article.tags || []], ["type", [article.type || "how-to"]]]) {
      for (const value of values) (lists[name][value] = lists[name][value] || []).push(number);
    }
  });
  for (const values of Object.values(lists)) {
    for (const value of Object.keys(values)) values[value] = differences(values[value], 0);
  }
  return lists;
}

// Path → text of all files of an edition. options: {layout, classes: [[term, …]], synonyms, shard: terms in each}.
function files(articles, options = {}) {
  const whole = built(articles), index = whole.index, terms = vocabularyOf(index), entries = entriesOf(whole);
  const classes = (options.classes || []).map((list) => list.map((term) => terms.indexOf(term)).sort((a, b) => a - b));
  classes.sort((a, b) => a[0] - b[0]);
  const made = {};
  const manifest = {
    format: 3, analyzer: analyzer.version, language: options.language || "en", audience: "public",
    layout: options.layout || "sharded", ...weighing(whole.lengths, articles.length),
    vocabulary: {
      terms: frontCoded(terms), synonyms: options.synonyms || {},
      classes: classes.map((list, i) => differences(list, i ? classes[i - 1][0] : 0)),
    },
    table: facetLists(articles),
    bundles: articles.map((_, number) => [number, bundleOf(number)]).filter(([number]) => number % BUNDLE === 0),
    shards: [], fragment: "assets/search/article.{digest}.json", postings: "assets/search/postings.{digest}.json",
    common: (options.common || []).map((group) => frontCoded([...group].sort())),
    facets: { category: [["help", "Help"]] }, popular: [["Start", "start/"]], categories: [],
  };
  if (options.layout === "single") {
    manifest.index = "index";
    made.index = index;
  } else {
    const sorted = Object.keys(entries).sort(), size = options.shard || 20;
    for (let i = 0; i < sorted.length; i += size) {
      manifest.shards.push([sorted[i], String(i)]);
      made["assets/search/postings." + i + ".json"] = Object.fromEntries(sorted.slice(i, i + size).map((term) => [term, entries[term]]));
    }
  }
  articles.forEach((article, number) => {
    made["assets/search/article." + nameOf(number) + ".json"] = {
      url: (article.url || "article-" + number) + "/", title: article.title, breadcrumb: ["Help"], category: article.category || "help",
      tags: article.tags || [], type: article.type || "how-to", audience: "public", updated: "2026-01-01", sections: sectionsOf(article),
    };
  });
  const texts = Object.fromEntries(Object.entries(made).map(([name, value]) => [name, JSON.stringify(value)]));
  return { ...texts, "manifest.json": JSON.stringify(manifest) };
}

// An engine over the articles; `loaded` tells which files it asked for.
function engineOver(articles, options = {}) {
  const content = files(articles, options), loaded = [];
  const engine = kb.engine({
    load: async (name) => {
      loaded.push(name);
      if (!(name in content)) throw new Error(name + ": 404");
      return content[name];
    },
    settings: { ...settings, ...options.settings }, analyzer,
    editions: [{ language: options.language || "en", manifest: "manifest.json" }],
  });
  const ask = (text, more = {}) => engine.search({ text, ...more });
  return { engine, ask, loaded, content, titles: async (text, more) => (await ask(text, more)).hits.map((hit) => hit.title) };
}

module.exports = { kb, lunr, analyzer, analyzerData, settings, builtIndex, built, entriesOf, weighing, files, engineOver, root };
