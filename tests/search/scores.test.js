// The score over a question's terms alone is lunr's own over the whole index, and the direct scorer's.
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { kb, lunr, built, entriesOf, weighing } = require("./small_index.js");

// A generator of numbers that gives the same ones every time (Marsaglia's xorshift).
function drawing(seed) {
  let state = seed;
  return (count) => {
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    return (state >>> 0) % count;
  };
}

const draw = drawing(20261122);
const words = Array.from({ length: 60 }, (_, i) => "word" + String.fromCharCode(97 + i % 26) + (i >> 2)).concat("数据库", "کتاب‌ها", "fooBar");
const text = (count) => Array.from({ length: count }, () => words[Math.min(draw(words.length), draw(words.length))]).join(" ");
const articles = Array.from({ length: 40 }, () => ({ title: text(3), text: text(30), keywords: [text(1)], tags: [text(1)] }));
const whole = built(articles), index = whole.index;
const fields = index.fields;
const terms = Object.keys(index.invertedIndex);
const entries = new Map(Object.entries(entriesOf(whole)));
const stored = kb.shardedPostings([["", "all"]], kb.weigher(weighing(whole.lengths, articles.length)), async () => Object.fromEntries(entries), 1);
const loaded = lunr.Index.load(JSON.parse(JSON.stringify(index)));

async function scores(boosts) {
  const postings = await stored.get(Array.from(boosts.keys()));
  const whole = new Float64Array(articles.length);
  loaded.query((query) => boosts.forEach((boost, term) => query.term(term, { boost, usePipeline: false })))
    .forEach((result) => { whole[Number(result.ref)] = result.score; });
  return { whole, partial: kb.lunrScores(postings, boosts, fields, articles.length), direct: kb.directScores(postings, boosts, articles.length) };
}

test("200 drawn questions have the same scores in part, as a whole and directly", async () => {
  for (let i = 0; i < 200; i++) {
    const boosts = new Map(Array.from({ length: 1 + draw(9) }, () => [terms[draw(terms.length)], (1 + draw(100)) / 100]));
    const { whole, partial, direct } = await scores(boosts);
    whole.forEach((score, document) => { // terms are added up in another order
      assert.ok(Math.abs(partial[document] - score) < 1e-12, `${partial[document]} ${score}`);
      assert.ok(Math.abs(direct[document] - score) < 1e-12, `${direct[document]} ${score}`);
    });
    assert.ok(whole.some((score) => score > 0));
  }
});

test("a question without known terms finds nothing, although lunr would answer with everything", async () => {
  const postings = await stored.get(["nowhere"]);
  assert.deepEqual(kb.lunrScores(postings, new Map([["nowhere", 1]]), fields, 40), new Float64Array(40));
});
