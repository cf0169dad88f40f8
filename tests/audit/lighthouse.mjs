// Lighthouse over some pages of some sites: {browser, host, settings, sites: [{port, pages}]} comes as JSON on the standard
// input. Every site has the same host, and a browser of its own that finds it at its port of this machine; nobody else is
// asked. Goes out: for each page its scores and figures, and what costs it points.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const { browser, host, settings, sites } = JSON.parse(readFileSync(0, "utf8"));

function open(port) {
  return launch({
    chromePath: browser,
    chromeFlags: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--ignore-certificate-errors",
      `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
}

function figures({ categories, audits }) {
  const value = (id) => audits[id]?.numericValue ?? 0;
  const items = audits["network-requests"]?.details?.items ?? [];
  return {
    scores: Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)])),
    largest_paint: value("largest-contentful-paint"),
    blocking: value("total-blocking-time"),
    shift: value("cumulative-layout-shift"),
    transfer: items.reduce((sum, item) => sum + (item.transferSize ?? 0), 0),
    requests: items.length,
    console_errors: audits["errors-in-console"]?.details?.items?.length ?? 0,
  };
}

// An audit that costs nothing, or that speed depends on, is no fault.
function faults({ categories, audits }) {
  return Object.values(categories)
    .filter(({ id }) => id !== "performance")
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title, details }) => {
      const places = (details?.items ?? []).map((item) => item.node?.snippet ?? item.source ?? item.url ?? item.description ?? "");
      return `${id}: ${title} ${places.slice(0, 3).join(" ")}`.trim();
    });
}

// On a busy machine the beginning of a page is lost now and then, and Lighthouse asks to be run again.
async function look(page, chrome) {
  for (let attempt = 1; ; attempt += 1) {
    const { lhr } = await lighthouse(`https://${host}/${page}`, { ...settings, port: chrome.port, logLevel: "silent" });
    if (!lhr.runtimeError || attempt === 3) return lhr;
  }
}

const found = [];
for (const { port, pages } of sites) {
  const chrome = await open(port);
  try {
    for (const page of pages) {
      const lhr = await look(page, chrome);
      const error = lhr.runtimeError ? [`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`] : [];
      found.push({ page, ...figures(lhr), faults: [...error, ...faults(lhr)] });
    }
  } finally {
    await chrome.kill();
  }
}
console.log(JSON.stringify(found));
