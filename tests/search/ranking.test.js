// Which of several articles comes first.
"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { engineOver } = require("./small_index.js");

const filling = Array.from({ length: 12 }, (_, i) => ({ title: `Other ${i}`, text: "Something else on another page." }));
const short = "ab ad ae ag ah ai al am an ar as at aw ax ay abc ace act ado ads aft age ago aid ail aim air ale all amp and ant any ape arc";
const long = " A long text about many other things goes on here, as manuals do, with words and words.";

for (const layout of ["sharded", "single"]) {
  test(`all words as they were typed count more than other forms in a heading (${layout})`, async () => {
    const articles = [
      { title: "Delete a folder", sections: [{ anchor: "a", heading: "Or hide it", text: "Delete, or hide." }] },
      { title: "Tabs and notes", text: `The command deletes nothing.${long} It hides what you opened.` },
    ];
    const { titles } = engineOver([...articles, ...filling], { classes: [["delete", "deletes"], ["hide", "hides"]], layout });
    assert.equal((await titles("deletes hides"))[0], "Tabs and notes");
  });

  test(`a title that goes on as the last word begins comes first, whatever else begins so (${layout})`, async () => {
    const articles = [
      { title: "Impacket ping", text: "Ping at any age." },
      { title: "Impacket addcomputer", text: "Adds what there is." },
      { title: "Words", text: short },
    ];
    const { titles } = engineOver([...articles, ...filling], { layout });
    assert.equal((await titles("impacket a"))[0], "Impacket addcomputer");
  });

  test(`a Korean word as it was typed counts more than its syllables in a title (${layout})`, async () => {
    const articles = [
      { title: "분산 애플리케이션", text: "애플리케이션은 코드를 가진다." },
      { title: "디버깅", text: `${long} 애플리케이션이 동작하지 코드가 때.` },
    ];
    const { titles } = engineOver([...articles, ...filling], { layout });
    assert.equal((await titles("애플리케이션이 코드가"))[0], "디버깅");
  });

  test(`each word that a mistyped one may have been has its best article before the second of another (${layout})`, async () => {
    const bread = Array.from({ length: 6 }, (_, i) => ({ title: `Bread ${i}`, text: "bread bread bread" }));
    const articles = [...bread, { title: "Other", text: `Tread softly.${long}` }, { title: "More", text: `A dread of heights.${long}` }];
    const { titles } = engineOver([...articles, ...filling], { layout });
    const found = await titles("zread");
    assert.deepEqual(found.slice(0, 3).map((title) => title.split(" ")[0]).sort(), ["Bread", "More", "Other"]);
    assert.deepEqual(found.slice(3, 8).map((title) => title.split(" ")[0]), ["Bread", "Bread", "Bread", "Bread", "Bread"]);
  });

  test(`a title with the signs that were typed comes before one without (${layout})`, async () => {
    const articles = [{ title: "Compile C", text: "C, C, C." }, { title: "Compile C++", text: `In C++.${long}` }];
    const { titles } = engineOver([...articles, ...filling], { layout });
    assert.equal((await titles("compile c++"))[0], "Compile C++");
    assert.equal((await titles("compile c"))[0], "Compile C");
  });

  test(`keywords that are the whole question count more than a title with a part of it (${layout})`, async () => {
    const articles = [
      { title: "Debugging", text: "Debugging informs." },
      { title: "Guide", text: long, keywords: ["debugging informative"] },
      { title: "Keys", text: long, keywords: ["some keys", "of no use", "here", "and more"] },
    ];
    const { titles } = engineOver([...articles, ...filling], { layout, classes: [["informative", "informs"]] });
    assert.equal((await titles("debugging informative"))[0], "Guide");
  });
}
