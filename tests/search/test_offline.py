"""A site that was read from a disk is searched without fetching anything."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kbtool.config.search_settings import SearchSettings
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.files import search_files
from kbtool.site.search.scripts import engine_script, offline_script
from tests.search.tuning.corpus import OWN, documents_below, facts_of

PROVIDER = Path(__file__).parents[2] / "overrides/assets/search/provider.js"
PAGE = """<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<title>Search</title><script src="../provider.js"></script>"""
ASK = """(text) => {
  window.provider = window.provider || kbSearch.staticProvider({
    root: "../", engine: "../engine.js", language: "en", manifests: { en: "search/manifest.json" },
  });
  return window.provider.search({ text: text });
}"""


def test_a_script_hands_over_the_text_of_a_file() -> None:
    script = offline_script("search/manifest.json", '{"a": "</script> \u2028 ش"}'.encode()).decode()
    assert script.isascii()
    path, text = json.loads(f"[{script.removeprefix('kbSearchData(').removesuffix(')')}]")
    assert (path, text) == ("search/manifest.json", '{"a": "</script> \u2028 ش"}')


@pytest.fixture(params=["single", "sharded"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Page:
    """A page of a site on the disk."""
    settings = SearchSettings(offline=True, layout=request.param)
    documents = list(documents_below(OWN / "en" / "write"))
    made = search_files(facts_of("en", settings), documents, load_analyzer())
    texts = {path: content for path, content in made.items() if path.endswith(".js")}
    texts |= {
        "engine.js": engine_script().encode(),
        "provider.js": PROVIDER.read_bytes(),
        "a/index.html": PAGE.encode(),
    }
    for path, content in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    page = browser.new_page()
    page.goto((tmp_path / "a/index.html").as_uri())
    return page


@pytest.mark.browser
def test_a_page_on_the_disk_finds_articles(opened: Page) -> None:
    answer = opened.evaluate(ASK, "trnslate an article")
    assert answer["hits"][0]["title"] == "Translate an article"
    assert answer["instead"] == "translate an article"
