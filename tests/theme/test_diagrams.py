"""Diagrams are drawn by the site's own copy of Mermaid, strictly, and only where there are any."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kbtool.build.build import build
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.theme.policed import policed, watched_page

SETTINGS = """site_name: Help
site_url: https://help.example.com/
theme: {name: kbtool}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages: [{locale: en, name: English, default: true}]
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    defaults: {audience: public, state: published}
"""
STAND_IN = """window.mermaid = {
  initialize: function (options) { window.options = options; },
  render: function (id, text) {
    if (text.includes("broken")) return Promise.reject(new Error("syntax"));
    return Promise.resolve({ svg: '<svg id="' + id + '" data-theme="' + window.options.theme + '"></svg>' });
  }
};"""
"""Has the interface of Mermaid, and draws nothing: our repository holds no foreign code."""
ARTICLES = {
    "index.md": "---\ntitle: Home\n---\n",
    "plain.md": '---\ntitle: Plain\n---\nSome words and `<pre class="mermaid">` alone.\n',
    "drawn.md": "---\ntitle: Drawn\n---\n```mermaid\ngraph LR\n  A[Start] --> B[End]\n"
    '  click A "javascript:alert(1)"\n  B --> C["<img src=x onerror=alert(1)>"]\n```\n\n```mermaid\nbroken\n```\n',
}


def make_site(folder: Path, script: str) -> Path:
    """A base with diagrams, built; without a script where that is empty."""
    for name, text in ARTICLES.items():
        (folder / "docs/en").mkdir(parents=True, exist_ok=True)
        (folder / "docs/en" / name).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS + ("    diagrams: drawer.js\n" if script else ""), encoding="utf-8")
    if script:
        (folder / "drawer.js").write_text(script, encoding="utf-8")
    kb = KnowledgeBase.from_folder(read_configuration(folder / "mkdocs.yml"))
    build(kb, Options(output=folder / "site"), lambda edition, done, of: None)
    return folder / "site/public"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with policed(make_site(tmp_path_factory.mktemp("drawn"), STAND_IN)) as address:
        yield address


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    with browser.new_context(color_scheme="light") as context:
        yield watched_page(context, complaints)


def test_a_diagram_is_drawn_strictly_and_again_in_the_dark(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(f"{site}drawn/")
    page.wait_for_selector(".diagram svg[data-theme=default]", state="attached")
    options = page.evaluate("window.options")
    assert (options["securityLevel"], options["startOnLoad"], options["htmlLabels"]) == ("strict", False, False)
    page.locator("button.scheme").click()
    page.wait_for_selector(".diagram svg[data-theme=dark]", state="attached")
    assert complaints == []


def test_what_cannot_be_drawn_stays_readable(page: Page, site: str) -> None:
    page.goto(f"{site}drawn/")
    page.wait_for_selector(".diagram svg", state="attached")
    frames = page.locator(".content pre.mermaid")
    assert [frames.nth(i).is_visible() for i in range(2)] == [False, True]
    assert page.locator(".diagram").count() == 1


def test_a_page_without_a_diagram_does_not_load_the_script(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}plain/")
    assert [url for url in asked if "/diagrams-" in url] == []


def test_without_a_script_the_source_is_shown_and_styles_stay_outside(
    page: Page, tmp_path: Path, complaints: list[str]
) -> None:
    folder = make_site(tmp_path, "")
    assert "unsafe-inline" not in (folder / "_headers").read_text(encoding="utf-8")
    with policed(folder) as address:
        page.goto(f"{address}drawn/")
        assert "A[Start] --> B[End]" in page.locator("pre.mermaid").first.inner_text()
    assert complaints == []


def test_mermaid_itself_draws_within_the_policy(page: Page, tmp_path: Path, complaints: list[str]) -> None:
    place = os.environ.get("KBTOOL_MERMAID", "")
    if not place:
        pytest.skip("KBTOOL_MERMAID names no copy of Mermaid")
    with policed(make_site(tmp_path, Path(place).read_text(encoding="utf-8"))) as address:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}drawn/")
        page.wait_for_selector(".diagram svg .node")
        assert "Start" in page.locator(".diagram").inner_text()
        active = "script, foreignObject, iframe, [onclick], [onerror], a[href^=javascript], image, img"
        assert page.locator(".diagram").locator(active).count() == 0
        assert [url for url in asked if not url.startswith(address)] == []
        assert complaints == []
