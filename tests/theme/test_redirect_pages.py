"""Pages at former addresses in a browser: with scripts and without, for parts of pages and with questions."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kbtool.site.content_policy import content_policy, page_policy
from kbtool.site.redirects.former import Former
from kbtool.site.redirects.stub import SCRIPT, SCRIPT_URL, Surroundings, parts_json, stub
from tests.conftest import REPOSITORY
from tests.theme.policed import policed, watched_page

FORMERS = (
    Former("fa", "fa/قدیم/", "fa/%D9%86%D9%88/", "نو", (("بها", "fa/%D8%A8%D9%87%D8%A7/#%D9%87%D9%85%D9%87"),)),
    Former("en", "old/", "new/#start", "New", (("fees", "fees/#all"),)),
    Former("en", "plain/", "new/", "New"),
)
SURROUNDINGS = Surroundings(
    "/", "https://help.example.com/", "en", "ltr", page_policy(content_policy()), "Moved:", False
)
PAGE = """<!doctype html><html lang="en"><title>New</title><main id="kb-main" data-moved='{}'><button class="scheme">x
</button><h2 id="stays">Stays</h2></main><script src="/kbtool.js"></script></html>"""
NEW, FEES = "fa/%D9%86%D9%88/", "fa/%D8%A8%D9%87%D8%A7/#%D9%87%D9%85%D9%87"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("moved")
    moved = parts_json((("fees", "fees/#all"), ("stays", "fees/")), "/")
    files = {path: stub(former, path, SURROUNDINGS) for former in FORMERS for path in former.files}
    files |= dict.fromkeys(
        ("fa/نو/index.html", "fa/بها/index.html", "fees/index.html"), b"<!doctype html><title>x</title>"
    )
    files |= {"new/index.html": PAGE.format(moved).encode(), SCRIPT_URL: SCRIPT}
    files["favicon.ico"] = b""
    files["kbtool.js"] = (REPOSITORY / "overrides/assets/kbtool.js").read_bytes()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with policed(folder, {}) as address:
        yield address


@pytest.mark.parametrize(
    ("former", "goal"),
    [
        ("plain/", "new/"),
        ("plain/#x", "new/#x"),
        ("plain/?a=b%20c#x", "new/?a=b%20c#x"),
        ("plain/?a=b", "new/?a=b"),
        ("plain/#%", "new/#%"),
        ("old/", "new/#start"),
        ("old/#other", "new/#start"),
        ("old/#fees", "fees/#all"),
        ("old/#toString", "new/#start"),
        ("fa/قدیم/", NEW),
        ("fa/قدیم/#بها", FEES),
        ("fa/قدیم/#%D8%A8%D9%87%D8%A7", FEES),
        ("new/#fees", "fees/#all"),
        ("new/#stays", "new/#stays"),
    ],
)
def test_scripts_take_part_and_question_along(browser: Browser, site: str, former: str, goal: str) -> None:
    complaints: list[str] = []
    with browser.new_context() as context:
        page = watched_page(context, complaints)
        page.goto(site + former)
        page.wait_for_url(site + goal)
        page.wait_for_load_state("networkidle")
        assert page.url == site + goal
    assert complaints == []


def test_a_link_on_the_same_page_to_a_part_that_went_is_followed(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}new/")
        page.evaluate("location.hash = 'fees'")
        page.wait_for_url(f"{site}fees/#all")


@pytest.mark.parametrize(("former", "goal"), [("plain/#x", "new/"), ("old/", "new/#start"), ("fa/قدیم/", NEW)])
def test_without_scripts_the_page_leads_on(browser: Browser, site: str, former: str, goal: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + former)
        page.wait_for_url(site + goal)


def test_there_is_a_link_for_who_stops_a_page_from_leading_on(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        text = (FORMERS[1].goal, stub(FORMERS[1], "old/index.html", SURROUNDINGS).decode())
        page.set_content(text[1].replace('http-equiv="refresh"', ""))
        link = page.get_by_role("link", name="New")
        assert link.is_visible() and link.get_attribute("href") == f"/{text[0]}"
