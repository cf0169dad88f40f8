// What questions find, over small indexes that lunr.js itself built.
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { engineOver } = require("./small_index.js");

const articles = [
  { title: "Install Docker", text: "How to install the container engine on your machine. Run the setup.", category: "start", tags: ["docker"] },
  { title: "Reset your password", text: "Open the settings and choose a new password. A reset takes a minute.", category: "account" },
  { title: "Invoices and receipts", text: "Every invoice is sent by mail. Download the installer of the app.", category: "billing", type: "concept" },
  { title: "Helpcentre overview", text: "Where the help centre stands, and fooBar settings.", category: "start" },
  { title: "数据库备份", text: "如何备份数据库和恢复数据。", category: "data" },
  { title: "کتاب‌ها و دفترها", text: "کتاب‌های تازه را در دفتر بنویسید. می‌رود", category: "data" },
  { title: "Sections", sections: [{ anchor: "", heading: "", text: "Nothing here." }, { anchor: "quota", heading: "Raise the quota", text: "Ask an administrator for storage." }] },
];
const options = { classes: [["install", "installer"]], synonyms: { bill: ["invoice"], receipts: ["proof purchase"], "pass code": ["password"] } };

for (const layout of ["sharded", "single"]) {
  const { ask, titles } = engineOver(articles, { ...options, layout });
  const first = async (text, more) => (await titles(text, more))[0];

  test(`a title is found as it is (${layout})`, async () => assert.equal(await first("reset your password"), "Reset your password"));
  test(`case and half a word do not matter (${layout})`, async () => assert.equal(await first("PASSW"), "Reset your password"));
  test(`a typing error is corrected, and said (${layout})`, async () => {
    const answer = await ask("pasword reset");
    assert.equal(answer.hits[0].title, "Reset your password");
    assert.equal(answer.instead, "password reset");
  });
  test(`swapped letters are one error (${layout})`, async () => assert.equal((await ask("instlal dokcer")).instead, "install docker"));
  test(`nothing is corrected when the reader insists (${layout})`, async () => assert.equal((await ask("pasword", { exact: true })).total, 0));
  test(`an inflection is found (${layout})`, async () => assert.ok((await titles("installer docker")).includes("Install Docker")));
  test(`a synonym is found (${layout})`, async () => assert.equal(await first("bill"), "Invoices and receipts"));
  test(`a synonym of two words is found (${layout})`, async () => assert.equal(await first("pass code"), "Reset your password"));
  test(`two words are found written as one (${layout})`, async () => assert.equal(await first("help centre overview"), "Helpcentre overview"));
  test(`one word is found written as two (${layout})`, async () => assert.equal(await first("yourmachine"), "Install Docker"));
  test(`a part of a compound identifier is found (${layout})`, async () => assert.equal(await first("foobar"), "Helpcentre overview"));
  test(`any piece of a Chinese text is found (${layout})`, async () => {
    for (const piece of ["数据", "据库", "库备份", "恢复", "份", "据", "何备份数"]) assert.equal(await first(piece), "数据库备份", piece);
  });
  test(`Persian is found with the half-space, without it and with a space (${layout})`, async () => {
    for (const text of ["کتاب‌ها", "کتابها", "کتاب ها", "كتاب‌ها", "مي‌رود"]) assert.equal(await first(text), "کتاب‌ها و دفترها", text);
  });
  test(`a phrase in quotes must stand as it is (${layout})`, async () => {
    assert.deepEqual(await titles('"new password"'), ["Reset your password"]);
    assert.deepEqual(await titles('"password new"'), []);
    assert.deepEqual(await titles('"数据库备份"'), ["数据库备份"]);
  });
  test(`a word with a minus must not occur (${layout})`, async () => {
    assert.ok((await titles("settings")).includes("Helpcentre overview"));
    assert.ok(!(await titles("settings -foobar")).includes("Helpcentre overview"));
    assert.deepEqual(await titles("-settings"), []);
  });
  test(`a phrase with a minus must not occur, though its words may (${layout})`, async () => {
    assert.deepEqual(await titles('password -"new password"'), []);
    assert.deepEqual(await titles('password -"password new"'), ["Reset your password"]);
    assert.deepEqual(await titles('数据 -"数据库备份"'), []);
    assert.deepEqual(await titles('数据 -"备份数据库。和"'), ["数据库备份"]);
  });
  test(`the result leads to the section that answers (${layout})`, async () => {
    const [hit] = (await ask("quota administrator")).hits;
    assert.equal(hit.anchor, "quota");
    assert.deepEqual(hit.excerpt, [["Ask an ", 0], ["administrator", 1], [" for storage.", 0]]);
  });
  test(`counts of facets are exact, and choices narrow (${layout})`, async () => {
    const answer = await ask("settings");
    assert.deepEqual(answer.facets.category, [["account", "account", 1], ["start", "start", 1]]);
    const narrowed = await ask("settings", { facets: { category: ["start"] } });
    assert.deepEqual([narrowed.total, narrowed.hits.length, narrowed.facets.category], [1, 1, answer.facets.category]);
    assert.deepEqual(narrowed.facets.type, [["how-to", "how-to", 1]]);
  });
  test(`a question without words has no answer (${layout})`, async () => {
    for (const text of ["", "  ", "?!", '""', "-", "😀"]) assert.equal((await ask(text)).total, 0, text);
  });
  test(`very long questions are answered (${layout})`, async () => assert.ok((await ask("password ".repeat(2000))).total));
  test(`names of JavaScript's own are words like others (${layout})`, async () => {
    for (const text of ["constructor", "__proto__", "prototype"]) assert.equal((await ask(text, { exact: true })).total, 0, text);
  });
}

test("both layouts give the same answers", async () => {
  const sharded = engineOver(articles, { ...options, shard: 3 }), single = engineOver(articles, { ...options, layout: "single" });
  for (const text of ["reset", "pasword", "数据", "份", "کتاب ها", "settings -foobar", "help centre", "install the"]) {
    assert.deepEqual(await sharded.ask(text), await single.ask(text), text);
  }
});

test("only the shards of the question's terms are loaded, and once", async () => {
  const { ask, loaded } = engineOver(articles, { shard: 2 });
  await ask("password");
  const shards = loaded.filter((name) => name.includes("postings"));
  assert.ok(shards.length && shards.length <= 2, shards.join(" "));
  await ask("password");
  assert.equal(loaded.filter((name) => name.includes("postings")).length, shards.length);
});

test("a question of many words loads three shards, and texts tell who holds the words that were left out", async () => {
  const words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"];
  const other = { title: "Other", text: "alpha bravo charlie alpha bravo charlie and words of no use" };
  const whole = { title: "Whole", text: words.join(" some ") };
  const { ask, loaded } = engineOver([other, other, whole, ...articles], { shard: 1, common: [["delta", "echo", "foxtrot"]] });
  const [hit] = (await ask(words.join(" "))).hits;
  assert.equal(loaded.filter((name) => name.includes("postings")).length, 3);
  assert.equal(hit.title, "Whole");
  assert.deepEqual(words.filter((word) => hit.reasons.some((reason) => reason.kind === "exact" && reason.slot === word)), words);
});

test("an excluded word takes the place of a shard, and one for what is looked for is always loaded", async () => {
  const words = ["alpha", "bravo", "charlie", "delta"];
  const filling = words.map((word) => ({ title: word, text: "words of no use" }));
  const fitting = { title: "Fitting", text: "alpha bravo charlie" }, barred = { title: "Barred", text: "alpha bravo charlie delta" };
  for (const [text, most] of [["alpha bravo charlie -delta", 3], ["alpha bravo -charlie -delta", 3], ["alpha -bravo -charlie -delta", 4]]) {
    const { ask, loaded } = engineOver([barred, fitting, ...filling, ...articles], { shard: 1 });
    const titles = (await ask(text)).hits.map((hit) => hit.title);
    assert.equal(loaded.filter((name) => name.includes("postings")).length, most, text);
    assert.ok(titles.includes("alpha") && !titles.includes("Barred") && !titles.includes("delta"), text);
    assert.equal(titles[0], text === "alpha bravo charlie -delta" ? "Fitting" : "alpha");
  }
});

test("a synonym of more pairs of letters than may be loaded is found by those that are, and its text shows the others", async () => {
  const half = { title: "半", text: "容器引，快速门，快速门，快速门。" };
  const whole = { title: "全", text: "这里的容器引擎室就在快速门。别的什么也没有，只有文字。" };
  const { ask, loaded } = engineOver([half, half, whole, ...articles], { shard: 1, synonyms: { "集装": ["容器 器引 引擎 擎室"] } });
  const [hit] = (await ask("集装 快速门")).hits;
  assert.equal(loaded.filter((name) => name.includes("postings")).length, 5);
  assert.equal(hit.title, "全");
  assert.ok(hit.reasons.some((reason) => reason.kind === "synonym" && reason.term === "容器 器引 引擎 擎室"));
});

test("corrections that were not loaded are looked up in the texts of articles with the other words", async () => {
  const near = ["wardena", "wardenb", "wardenc", "wardend"].map((word) => ({ title: word, text: "about something else" }));
  const right = { title: "Right", text: "The quota is told to the wardens of each place, who know about it. There are many words here." };
  const other = { title: "Other", text: "A quota of something else, again and again a quota." };
  const { ask, loaded } = engineOver([...near, other, other, right, ...articles], { shard: 1 });
  const answer = await ask("wardenz quota");
  assert.equal(loaded.filter((name) => name.includes("postings")).length, 3);
  assert.equal(answer.hits[0].title, "Right");
  assert.equal(answer.instead, "wardens quota");
});

test("what a word that no article has likely means counts as much as a word that was found", async () => {
  const both = { title: "Both", text: `Where passwords of staff are kept. ${"Many other words stand here, too. ".repeat(9)} A receipt.` };
  const { titles } = engineOver([{ title: "Receipt", text: "A receipt." }, both, ...articles], { shard: 1 });
  assert.equal((await titles("paswords receipt"))[0], "Both");
});

test("words that texts do not hold either are no reason", async () => {
  const part = { title: "Part", text: "alpha bravo charlie delta" };
  const { ask } = engineOver([part, { title: "Rest", text: "echo" }], { shard: 1, common: [["delta", "echo"]] });
  const [hit] = (await ask("alpha bravo charlie delta echo")).hits;
  const reasons = hit.reasons.map((reason) => reason.slot);
  assert.ok(reasons.includes("delta") && !reasons.includes("echo"), reasons.join(" "));
});

test("a phrase of many words loads no more than a question of many words", async () => {
  const words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"];
  const whole = { title: "Whole", text: words.join(" ") }, mixed = { title: "Mixed", text: words.slice().reverse().join(" ") };
  const { titles, loaded } = engineOver([mixed, whole, ...articles], { shard: 1 });
  assert.deepEqual(await titles(`"${words.join(" ")}"`), ["Whole"]);
  assert.equal(loaded.filter((name) => name.includes("postings")).length, 3);
});

test("a half-typed word is loaded before common words", async () => {
  const found = { title: "Found", text: "the of and zebrafish" };
  const { ask } = engineOver([{ title: "Else", text: "the of and to zoo" }, found], { shard: 1, common: [[], ["the", "of", "and"]] });
  assert.equal((await ask("the of and zebraf")).hits[0].title, "Found");
});

test("an index of another analyzer is refused", async () => {
  const { engine, content } = engineOver(articles);
  content["manifest.json"] = content["manifest.json"].replace(/"analyzer":"[^"]*"/, '"analyzer":"0"');
  await assert.rejects(engine.search({ text: "password" }), /another version/);
});

test("a file that is gone is looked for once more through a new manifest", async () => {
  const { ask, content, loaded } = engineOver(articles, { shard: 2 });
  await ask("invoice");
  const renamed = Object.keys(content).filter((name) => name.includes("postings"));
  for (const name of renamed) {
    content[name.replace("postings.", "postings.new")] = content[name];
    delete content[name];
  }
  const manifest = JSON.parse(content["manifest.json"]);
  manifest.shards = manifest.shards.map(([first, name]) => [first, "new" + name]);
  content["manifest.json"] = JSON.stringify(manifest);
  assert.ok((await ask("password")).total);
  assert.equal(loaded.filter((name) => name === "manifest.json").length, 2);
});
