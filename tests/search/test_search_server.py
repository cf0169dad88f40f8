"""Readers search with a Typesense server that was filled with what a build writes for it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from kbtool.config.search_server import SearchServer
from kbtool.config.search_settings import SearchSettings
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.facts import Label
from kbtool.site.search.files import search_files
from kbtool.site.search.scripts import engine_script
from tests.conftest import skip_by_hand_fail_in_ci
from tests.search.tuning.corpus import OWN, documents_below, facts_of
from tests.search.typesense_server import PROGRAM, TypesenseServer, typesense

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PARTS = Path(__file__).parents[2] / "overrides/assets/search"
LANGUAGES = ("en", "zh", "fa")
PAGE = """<!doctype html><meta charset="utf-8"><title>Search</title>
<script src="provider.js"></script><script src="typesense.js"></script>"""
ASK = """([settings, request]) => {
  window.provider = window.provider || kbSearch.serverProvider(settings);
  return window.provider.search(request);
}"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Gives files and says nothing about it."""

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TypesenseServer]:
    if not PROGRAM.exists():
        skip_by_hand_fail_in_ci(f"{PROGRAM} is not there; `make servers` installs it")
    with typesense(tmp_path_factory.mktemp("typesense")) as running:
        yield running


@pytest.fixture(scope="module")
def key(server: TypesenseServer) -> str:
    """That of the public site's readers."""
    names = [f"kb-public-{language}" for language in LANGUAGES]
    rights = {"description": "readers", "actions": ["documents:search"], "collections": names}
    return str(server.made("/keys", rights)["value"])


def documents(language: str) -> list[Document]:
    """Articles of the help centre; those about front matter have a tag."""
    found = documents_below(OWN / language / "write")
    tag = (Label("fields", "Fields of an article"),)
    return [replace(item, tags=tag if "front-matter" in item.url else ()) for item in found]


def edition(language: str, audience: str = "public", most: int | None = None) -> Mapping[str, bytes]:
    provider = SearchServer(type="typesense", url="https://a.example", keys={"public": "a", "internal": "b"})
    facts = facts_of(language, SearchSettings(provider=provider))
    facts = replace(facts, audience=audience, manifest=f"{language}/search/manifest.json")
    return search_files(facts, documents(language)[:most], load_analyzer())


def fill(server: TypesenseServer, files: Mapping[str, bytes], language: str, name: str) -> str:
    """As a base's CI does: a new collection, its articles, and only then the name by which readers ask."""
    folder = f"{language}/search"
    status, text = server.ask("POST", "/collections", files[f"{folder}/collection.json"])
    assert status == 201, text
    made = str(json.loads(text)["name"])
    lines = files[f"{folder}/documents.ndjson"]
    status, text = server.ask("POST", f"/collections/{made}/documents/import?action=upsert", lines)
    assert text.count('"success":true') == lines.count(b"\n"), text
    server.made(f"/aliases/{name}", {"collection_name": made}, "PUT")
    return made


@pytest.fixture(scope="module")
def filled(server: TypesenseServer) -> None:
    for language in LANGUAGES:
        fill(server, edition(language), language, f"kb-public-{language}")
    fill(server, edition("en", "internal"), "en", "kb-internal-en")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the files of the same editions."""
    folder = tmp_path_factory.mktemp("site")
    files = {path: content for language in LANGUAGES for path, content in edition(language).items()}
    scripts = {name: (PARTS / name).read_bytes() for name in ("provider.js", "typesense.js")}
    for path, content in {
        **files,
        **scripts,
        "index.html": PAGE.encode(),
        "engine.js": engine_script().encode(),
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: QuietHandler(*a, directory=str(folder))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(site)
    yield opened
    opened.close()


@pytest.fixture
def settings(server: TypesenseServer, key: str, filled: None) -> dict[str, Any]:
    collections = {language: f"kb-public-{language}" for language in LANGUAGES}
    return {
        "root": "./",
        "engine": "engine.js",
        "language": "en",
        "manifests": {language: f"{language}/search/manifest.json" for language in LANGUAGES},
        "server": {"url": server.url, "key": key, "collections": collections},
    }


def ask(page: Page, settings: Mapping[str, Any], text: str, **request: object) -> Any:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    answer = page.evaluate(ASK, [settings, {"text": text, "facets": {}, **request}])
    return {**answer, "loaded": asked}


def test_a_question_with_errors_finds_the_article_and_loads_no_index(page: Page, settings: dict[str, Any]) -> None:
    answer = ask(page, settings, "trnslate an artcle")
    best = answer["hits"][0]
    assert (best["title"], best["language"]) == ("Translate an article", "en")
    assert ["Translate", 1] in best["titleParts"]
    assert not [address for address in answer["loaded"] if "/assets/search/" in address or "engine" in address]
    assert not ask(page, settings, "trnslate an artcle", exact=True)["hits"]


def test_a_result_leads_to_the_section_with_the_words_marked(page: Page, settings: dict[str, Any]) -> None:
    best = ask(page, settings, "screenshot words")["hits"][0]
    assert {("screenshot", 1), ("words", 1)} <= {(text, is_mark) for text, is_mark in best["excerpt"]}
    assert best["title"] == "Add pictures and files for download"
    assert (best["heading"], best["anchor"]) == ("One picture for each language", "one-picture-for-each-language")


def test_choices_narrow_and_are_counted_as_if_their_own_facet_were_open(page: Page, settings: dict[str, Any]) -> None:
    everything = ask(page, settings, "article")
    chosen = ask(page, settings, "article", facets={"tag": ["fields"], "category": [], "type": ["how-to"]}, limit=100)
    tagged = {item.url for item in documents("en") if item.tags}
    assert 0 < chosen["total"] == len(chosen["hits"]) < everything["total"]
    assert {hit["url"] for hit in chosen["hits"]} <= tagged
    assert everything["facets"]["tag"] == [["fields", "Fields of an article", chosen["total"]]]
    assert chosen["facets"]["tag"] == everything["facets"]["tag"]
    assert chosen["facets"]["type"] == [["how-to", "how-to", chosen["total"]]]


def test_several_languages_answer_together_and_pages_follow_one_another(page: Page, settings: dict[str, Any]) -> None:
    request: dict[str, Any] = {"languages": list(LANGUAGES), "limit": 6}
    first = ask(page, settings, "kbtool", **request)
    second = ask(page, settings, "kbtool", **request, offset=6)
    assert {hit["language"] for hit in first["hits"]} == set(LANGUAGES)
    assert first["total"] == sum(first["languages"].values()) == second["total"]
    ranked = [(hit["language"], hit["url"]) for hit in [*first["hits"], *second["hits"]]]
    assert len(set(ranked)) == 12
    assert ask(page, settings, "翻译文章", languages=["zh"])["hits"][0]["title"] == "翻译文章"


def test_the_files_answer_where_the_server_does_not(
    page: Page, settings: dict[str, Any], server: TypesenseServer
) -> None:
    refused = {**settings, "server": {**settings["server"], "key": "wrong"}}
    answer = ask(page, refused, "trnslate an artcle")
    assert answer["hits"][0]["title"] == "Translate an article"
    assert answer["instead"] == "translate an article"
    assert any(address.startswith(server.url) for address in answer["loaded"])


def test_the_key_of_a_site_opens_nothing_but_the_search_of_its_readers(
    server: TypesenseServer, key: str, filled: None
) -> None:
    search = "documents/search?q=*&query_by=title"
    assert server.ask("GET", f"/collections/kb-public-en/{search}", key=key)[0] == 200
    assert server.ask("GET", f"/collections/kb-internal-en/{search}", key=key)[0] == 401
    assert server.ask("GET", "/collections", key=key)[0] == 401
    assert server.ask("DELETE", "/collections/kb-public-en/documents?filter_by=type:how-to", key=key)[0] == 401


def test_what_was_withdrawn_is_not_found_once_the_name_leads_to_the_new_collection(
    server: TypesenseServer, filled: None
) -> None:
    name, counts = "kb-public-again", []
    for most in (3, 1):
        fill(server, edition("en", most=most), "en", name)
        found = server.ask("GET", f"/collections/{name}/documents/search?q=*&query_by=title")[1]
        counts.append(json.loads(found)["found"])
    assert counts == [3, 1]
