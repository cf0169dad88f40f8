// Typing errors are counted as optimal string alignment counts them.
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { kb } = require("./small_index.js");

const cases = [["", "", 0], ["a", "", 1], ["password", "pasword", 1], ["password", "passwrod", 1], ["install", "instlal", 1],
  ["ca", "abc", 3], ["kitten", "sitting", 3], ["数据库", "数剧库", 1], ["abcd", "badc", 2]];
for (const [a, b, distance] of cases) {
  test(`${a} and ${b} are ${distance} apart`, () => {
    assert.equal(kb.distance(a, b, 9), distance);
    assert.equal(kb.distance(b, a, 9), distance);
    assert.equal(kb.distance(a, b, 1), Math.min(distance, 2));
  });
}

test("words one error apart differ in two letters of their masks at most", () => {
  for (const [a, b, distance] of cases) assert.ok(kb.bitCount(kb.letterMask(a) ^ kb.letterMask(b)) <= 2 * distance);
});
