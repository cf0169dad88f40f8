// Reads {engine: path, texts: [path, …]} and prints the digest of the terms of each text, in order.
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const vm = require("node:vm");
const input = JSON.parse(readFileSync(0, "utf8"));
vm.runInThisContext(input.engine);
const analyzer = kbEngine.analyzer(kbEngine.analyzerData);
const digests = input.texts.map((path) => createHash("sha256")
  .update(analyzer.terms(readFileSync(path, "utf8")).join("\n"), "utf8").digest("hex"));
process.stdout.write(JSON.stringify(digests));
