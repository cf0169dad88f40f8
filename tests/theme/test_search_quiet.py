"""What the search loads and when, and whom it tells what: nobody, unless the base asks for it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kbtool.build.build import build
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.search.page_part import packed, packed_part
from tests.theme.policed import policed
from tests.theme.search_base import write_search_base
from tests.theme.searcher import ARTICLE, NOTHING, PREFIX, Searcher, searcher

LISTENER = "https://events.example/search"
LISTEN = "window.heard = []; document.addEventListener('kb-search', (event) => heard.push(event.detail))"


@pytest.fixture
def reader(browser: Browser, search_address: str) -> Iterator[Searcher]:
    with searcher(browser, search_address) as found:
        yield found
        assert found.complaints == []


@pytest.mark.slow
def test_nothing_of_the_search_is_loaded_before_the_reader_turns_to_it(reader: Searcher) -> None:
    reader.open(ARTICLE).page.wait_for_load_state("networkidle")
    assert [path for path in reader.requests if "search" in path] == []
    with reader.page.expect_event("request", lambda request: request.url.endswith("/search/manifest.json")):
        reader.focus()


@pytest.mark.slow
def test_a_search_asks_nobody_but_its_own_site(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.type("refund")
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    reader.page.locator(".results li").first.wait_for()
    assert [path for path in reader.requests if "://" in path] == []


@pytest.mark.slow
def test_a_search_is_told_once_with_the_rank_that_was_chosen(reader: Searcher) -> None:
    reader.page.add_init_script(LISTEN)
    reader.open(ARTICLE).focus()
    reader.type("refund")
    reader.page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    total = int(reader.page.locator(".find-all small").inner_text().split()[0])
    reader.options.nth(2).click()
    expected = [{"query": "refund", "count": total, "rank": 3, "edition": "public/en"}]
    assert reader.page.evaluate("heard") == expected
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("heard") == expected


@pytest.mark.slow
def test_a_search_that_is_put_away_is_told_without_a_rank(reader: Searcher) -> None:
    reader.page.add_init_script(LISTEN)
    reader.open(ARTICLE).focus()
    reader.page.keyboard.insert_text(NOTHING)
    reader.page.get_by_text("Nothing found").first.wait_for()
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("heard") == [{"query": NOTHING, "count": 0, "rank": 0, "edition": "public/en"}]


@pytest.mark.slow
def test_an_address_is_told_when_the_base_names_one(browser: Browser, tmp_path: Path) -> None:
    kb = KnowledgeBase.from_folder(read_configuration(write_search_base(tmp_path, f"{{events: '{LISTENER}'}}")))
    build(
        kb, Options(output=tmp_path / "site", audiences=("public",), languages=("en",)), lambda edition, done, of: None
    )
    told: list[Any] = []
    with policed(tmp_path / "site/public") as address, searcher(browser, address) as reader:
        reader.page.context.route(LISTENER, lambda route: route.fulfill())
        reader.page.on("request", lambda request: told.append(request.post_data) if request.url == LISTENER else None)
        reader.open(ARTICLE).focus()
        reader.type("refund")
        with reader.page.expect_request(LISTENER):
            reader.page.keyboard.press("Escape")
        assert reader.complaints == []
    assert [json.loads(str(event))["query"] for event in told] == ["refund"]


@pytest.mark.slow
@pytest.mark.parametrize("prefix", PREFIX.values())
def test_all_scripts_of_the_search_are_small(search_sites: Path, prefix: str) -> None:
    names = ("assets/search.*.js", "assets/search-engine.*.js", f"{prefix}assets/search-words.*.js")
    scripts = [path for name in names for path in (search_sites / "public").glob(name)]
    assert len(scripts) == len(names)
    assert packed_part() + sum(packed(path.read_text("utf-8")) for path in scripts) <= 25_000
