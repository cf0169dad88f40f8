"""The naughty pages as a browser reads them: its parser is the one that counts."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.build.naughty_base import SETTINGS
from tests.build.naughty_site import NaughtySite
from tests.build.naughty_texts import ATTACKS, STRINGS
from tests.build.served import served

pytestmark = pytest.mark.slow

AUDIT = r"""async ([root, host, addresses]) => {
  const known = new Set(addresses.map((address) => root + address));
  const frames = "applet,base,embed,frame,frameset,iframe,object,portal";
  const forbidden = frames + ",math,style,template,textarea,use,animate,foreignObject";
  const found = [];
  const titles = {};
  for (const address of addresses) {
    const answer = await fetch(root + address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const note = (what) => found.push(address + ": " + what);
    if (!answer.ok) note("answers " + answer.status);
    page.querySelectorAll(forbidden).forEach((e) => note(e.nodeName));
    const refresh = page.querySelectorAll("meta[http-equiv=refresh]");
    const script = page.querySelectorAll("script");
    const words = script.length === 1 && refresh.length === 1 ? script[0].dataset : {};
    const lead = [words.goal, ...Object.values(JSON.parse(words.parts || "{}"))];
    const leads = "goal" in words && refresh[0].content === "0; url=" + words.goal
      && lead.every((goal) => known.has(new URL(goal, root + address).href));
    const asking = "meta[http-equiv]:not([http-equiv=Content-Security-Policy]), form:not(.search)";
    page.querySelectorAll(asking).forEach((e) => {
      if (!leads || e !== refresh[0]) note(e.outerHTML.slice(0, 80));
    });
    script.forEach((e) => {
      if (e.type === "application/ld+json" && e.attributes.length === 1 && !e.textContent.includes("<"))
        try { JSON.parse(e.textContent); return; } catch { /* no data: noted below */ }
      if (leads && /^(\.\.\/)*assets\/redirect-[0-9a-f]{12}\.js$/.test(e.getAttribute("src")) && !e.textContent)
        return;
      const own = /^(\.\.\/|\.\/|\/)*assets\/\w+\.[0-9a-f]{10}\.js$/.test(e.getAttribute("src") || "");
      if (!own || e.textContent) note(e.outerHTML.slice(0, 80));
    });
    page.querySelectorAll("*").forEach((e) => Array.from(e.attributes).forEach((a) => {
      if (/^on/i.test(a.name) || a.name === "srcdoc") note(a.name);
      if (!/^(a|area|form|input|button|img|link|script|source|video|audio|track)$/i.test(e.nodeName)) return;
      if (!/^(href|src|action|formaction|poster|ping|background)$/.test(a.name)) return;
      let url; try { url = new URL(a.value, root + address); } catch { return; }
      if (!/^(https?|mailto|tel):$/.test(url.protocol)) note(a.name + "=" + a.value.slice(0, 80));
      const names = e.nodeName === "LINK" && /^(canonical|alternate)$/.test(e.rel); // which ask for nothing
      if (names && !url.href.startsWith(host)) note("names " + url.href);
      if (!/^a$/i.test(e.nodeName) && !names && !url.href.startsWith(root) && e.nodeName !== "IMG")
        note("asks " + url.href);
    }));
    if (page.querySelectorAll("h1").length !== 1) note("h1");
    titles[address] = page.querySelector("h1")?.textContent;
  }
  return [found, titles];
}"""
"""What is active in the pages at some addresses, and address → title; each page is asked for once."""


@pytest.fixture(scope="module")
def site(naughty: NaughtySite) -> Iterator[str]:
    with served(naughty.base / "site" / "public") as address:
        yield address


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """An empty page of the site in a context of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}404.html")
    yield page
    context.close()


def test_a_browser_finds_no_active_content_in_any_page_and_reads_titles_to_the_letter(
    tab: Page, site: str, naughty: NaughtySite
) -> None:
    """Where its parser and ours part, an attacker would be at home."""
    addresses = [quote(address) for address in naughty.pages]
    found, titles = tab.evaluate(AUDIT, [site, SETTINGS["site_url"], addresses])
    assert found == []
    fields = [f"fields/{i:04}/" for i in range(len(STRINGS)) if f"fields/{i:04}/" in naughty.pages]
    assert {address: titles[address] for address in fields} == {
        address: naughty.pages[address].one("h1").text for address in fields
    }


def test_nothing_happens_when_the_pages_are_opened(tab: Page, site: str, naughty: NaughtySite) -> None:
    """No window, no question, no request to anybody else, no error of our own scripts."""
    happened: list[str] = []
    tab.on("dialog", lambda dialog: happened.append(f"dialog {dialog.message}"))  # it stays open, and the page stops
    tab.on("popup", lambda popup: happened.append(f"window {popup.url}"))
    tab.on("pageerror", lambda error: happened.append(f"error {error}"))
    tab.on("request", lambda request: happened.extend([request.url] * (not request.url.startswith(site))))
    first = len(STRINGS) - len(ATTACKS)
    for i in range(len(ATTACKS)):
        for address in (f"fields/{first + i:04}/", f"bodies/{first + i:04}/", f"sections/{i:04}/"):
            if address in naughty.pages:
                tab.goto(site + address)
    tab.goto(f"{site}search/?q=script")
    tab.wait_for_selector(".results li")
    assert happened == []
