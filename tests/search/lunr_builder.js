// Reads {lunr: path, fields, boosts, documents: [{boost, terms: {field: [term, …]}}]} and prints lunr.js's own index of them.
const { readFileSync } = require("node:fs");
const input = JSON.parse(readFileSync(0, "utf8"));
const lunr = require(input.lunr);
const builder = new lunr.Builder();
builder.ref("number");
input.fields.forEach((field, i) => builder.field(field, { boost: input.boosts[i] }));
// A tokenizer that is given the terms themselves: they are ready.
builder.tokenizer = (terms) => terms.map((term) => new lunr.Token(term, {}));
input.documents.forEach((document, number) => builder.add({ number, ...document.terms }, { boost: document.boost }));
process.stdout.write(JSON.stringify(builder.build()));
