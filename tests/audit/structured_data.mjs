// The Adobe validator over many pages: {vocabulary, pages} comes as JSON on the standard input, a list of
// {page, errors, items} goes out.
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import Extractor from "@marbec/web-auto-extractor";

const { vocabulary, pages } = JSON.parse(readFileSync(0, "utf8"));
const schema = JSON.parse(readFileSync(vocabulary, "utf8"));
const found = [];
for (const page of pages) {
  const data = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(readFileSync(page, "utf8"));
  const issues = await new Validator(schema).validate(data);
  found.push({
    page,
    items: Object.values(data.jsonld ?? {}).flat().length,
    errors: [...issues, ...(data.errors ?? [])]
      .filter((issue) => issue.severity !== "WARNING")
      .map((issue) => `${(issue.path ?? []).map((step) => step.type ?? step.property).join(" ")}: ${issue.issueMessage ?? issue.message}`),
  });
}
console.log(JSON.stringify(found));
