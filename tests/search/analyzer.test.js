// The analyzer gives what the shared vectors say; pytest reads the same files for its twin.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { analyzer } = require("./small_index.js");

const folder = path.join(__dirname, "vectors");
for (const name of fs.readdirSync(folder)) {
  const lines = fs.readFileSync(path.join(folder, name), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  test(`${name} holds vectors`, () => assert.ok(lines.length > 3));
  lines.forEach((line, i) => test(`${name}:${i + 1}: ${JSON.stringify(line.in).slice(0, 60)}`, () => {
    assert.deepEqual(analyzer.terms(line.in), line.terms);
    if (line.kinds) assert.deepEqual(analyzer.words(line.in).map((word) => word.kind), line.kinds);
  }));
}
