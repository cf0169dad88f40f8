// Answers questions under Node: reads lines {settings: changes, texts: […]} and writes lines [[address, …], …].
// Arguments: the engine's script, and a JSON file of {language, manifest, files: {path: text}}.
"use strict";
const fs = require("node:fs");
const readline = require("node:readline");
const vm = require("node:vm");

vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8"), { filename: "search-engine.js" });
const corpus = JSON.parse(fs.readFileSync(process.argv[3], "utf8"));
const kb = globalThis.kbEngine;
const given = JSON.stringify(kb.settings);
const engine = kb.start({
  load: async (path) => corpus.files[path],
  editions: [{ language: corpus.language, manifest: corpus.manifest }],
});

// "weight.stem" → the member it names.
function change(settings, name, value) {
  const path = name.split("."), last = path.pop();
  path.reduce((part, key) => part[key], settings)[last] = value;
}

async function answered(order) {
  Object.assign(kb.settings, JSON.parse(given));
  for (const [name, value] of Object.entries(order.settings)) change(kb.settings, name, value);
  const found = [];
  for (const text of order.texts) found.push((await engine.search({ text })).hits.map((hit) => hit.url));
  return found;
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answered(JSON.parse(line))) + "\n");
  }
})();
