// Reloads the page when the preview has a new site, and shows what is wrong with articles. Sent by `kbtool serve` only.
(() => {
  "use strict";

  const asked = new URL(document.currentScript.src).searchParams;
  const DISMISSED = "kbtool-dismissed";
  const STYLE = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 45vh; overflow: auto; box-sizing: border-box;
      padding: .75rem 3.5rem .75rem 1rem; border-top: .25rem solid #c62828; background: #fff; color: #222;
      font: 14px/1.5 system-ui, sans-serif; text-align: left;
    }
    h2 { margin: 0 0 .25rem; font-size: 15px; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { margin: .5rem 0 0; overflow-wrap: anywhere; }
    code { font: 13px/1.5 ui-monospace, monospace; font-weight: 600; }
    span { display: block; color: #555; }
    button {
      position: absolute; top: .5rem; right: .75rem; width: 2.25rem; height: 2.25rem; border: 0; border-radius: .25rem;
      background: transparent; color: inherit; font: 20px/1 system-ui, sans-serif; cursor: pointer;
    }
    button:focus-visible { outline: 2px solid currentColor; }
    @media (prefers-color-scheme: dark) { section { background: #1d1d1f; color: #eee; } span { color: #bbb; } }
    @media print { section { display: none; } }
  `;
  let events = null;
  let panel = null;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function item(problem) {
    const line = document.createElement("li");
    line.append(element("code", problem.place), ` ${problem.rule}: ${problem.message}`);
    if (problem.hint) line.append(element("span", `hint: ${problem.hint}`));
    return line;
  }

  function heading(state) {
    if (state.errors.length) return "The site is the last good one: the change cannot be built";
    const number = state.problems.length;
    return number === 1 ? "1 problem in the articles" : `${number} problems in the articles`;
  }

  function show(state) {
    if (panel) panel.remove();
    panel = null;
    const nothing = !state.errors.length && !state.problems.length;
    if (nothing || sessionStorage.getItem(DISMISSED) === state.digest) return;
    panel = document.createElement("kbtool-problems");
    const section = document.createElement("section");
    section.lang = "en";
    section.dir = "ltr";
    section.setAttribute("role", "status");
    const list = document.createElement("ol");
    list.append(...state.errors.map((line) => element("li", line)), ...state.problems.map(item));
    const close = element("button", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Dismiss");
    close.addEventListener("click", () => {
      sessionStorage.setItem(DISMISSED, state.digest);
      panel.remove();
      panel = null;
    });
    section.append(element("h2", heading(state)), list, close);
    const style = new CSSStyleSheet(); // the policy of the site lets no style stand in a page
    style.replaceSync(STYLE);
    const shadow = panel.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [style];
    shadow.append(section);
    document.body.append(panel);
  }

  function receive(message) {
    const state = JSON.parse(message.data);
    const isOld = state.token !== asked.get("v") || (asked.has("p") && state.digest !== asked.get("p"));
    if (isOld) location.reload();
    else show(state);
  }

  // Only a page that somebody looks at holds a connection: browsers allow six to one host.
  function connect() {
    if (events || document.hidden) return;
    events = new EventSource("/_kbtool/events");
    events.addEventListener("message", receive);
  }

  function disconnect() {
    if (events) events.close();
    events = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);
  connect();
})();
