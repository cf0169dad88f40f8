"""The finished text of a page is used again exactly as long as it would come out the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from kbtool.build import dialect
from kbtool.build.bodies import SHELF, Bodies, Body
from kbtool.build.options import Options
from kbtool.build.plan import plan
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.edition_site import EditionSite
from kbtool.site.staged_pages import StagedPage
from kbtool.store.store import Store
from tests.build.small_base import write_small_base

DAY = date(2026, 11, 22)
DIALECT: tuple[list[str], dict[str, Any]] = dialect.complete([], {})


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, EditionSite]:
    """Audience → its English edition of the small base."""
    base = write_small_base(tmp_path_factory.mktemp("bodies") / "base")
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    return {item.site.edition.audience: item.site for item in plan(kb, Options(base / "site", languages=("en",)))}


@pytest.fixture
def site(sites: dict[str, EditionSite]) -> EditionSite:
    return sites["public"]


@pytest.fixture
def staged(site: EditionSite) -> StagedPage:
    return next(staged for staged in site.pages if staged.path == "en/billing/refunds.md")


@pytest.fixture
def body(site: EditionSite, staged: StagedPage) -> Body:
    """A text with a link that leads to a page, one that leads nowhere, and a picture."""
    links = ("invoices.md", "gone.md")
    answers = tuple(("link", url, site.addresses.resolve(url, staged.source, "en")) for url in links)
    assert [answer is None for _, _, answer in answers] == [False, True]
    asked = (*answers, ("picture", "a.png", None), ("copy", "a.png", None))
    return Body("<p>text</p>", [{"level": 2, "id": "a", "name": "A", "children": []}], ("gone.md",), asked)


@pytest.fixture
def store(tmp_path: Path, site: EditionSite, staged: StagedPage, body: Body) -> Iterator[Store]:
    """A store that has the text."""
    with Store(tmp_path, DAY) as kept:
        Bodies(kept, site, *DIALECT).keep([(staged, body)])
    with Store(tmp_path, DAY) as found:
        yield found


def found(store: Store, site: EditionSite, staged: StagedPage, copies: dict[str, str] | None = None) -> Body | None:
    """What a build of the edition finds for the page, when it is this one."""
    pages = tuple(staged if known.path == staged.path else known for known in site.pages)
    return Bodies(store, replace(site, pages=pages), *DIALECT).find(staged, copies or {})


def test_the_next_build_finds_the_text(store: Store, site: EditionSite, staged: StagedPage, body: Body) -> None:
    assert found(store, site, staged) == body


def test_a_page_that_was_never_made_has_none(store: Store, site: EditionSite) -> None:
    other = next(staged for staged in site.pages if staged.path == "en/billing/invoices.md")
    assert found(store, site, other) is None


def test_another_text_title_or_depth_is_another_page(store: Store, site: EditionSite, staged: StagedPage) -> None:
    assert found(store, site, replace(staged, body=f"{staged.body} ")) is None
    assert found(store, site, replace(staged, page=replace(staged.page, title="Other"))) is None
    assert found(store, site, replace(staged, page=replace(staged.page, root="../"))) is None


def test_a_title_in_the_navigation_changes_no_text(
    store: Store, site: EditionSite, staged: StagedPage, body: Body
) -> None:
    assert found(store, site, replace(staged, page=replace(staged.page, breadcrumb=(), navigation=None))) == body


def test_an_answer_that_changed_asks_for_the_text_anew(store: Store, site: EditionSite, staged: StagedPage) -> None:
    sources = dict(site.addresses.sources)
    gone = {path: url for path, url in sources.items() if path != "en/billing/invoices.md"}
    without = replace(site.addresses, sources=gone, known=site.addresses.known - {"billing/invoices/"})
    assert found(store, replace(site, addresses=without), staged) is None
    come = replace(site.addresses, sources=sources | {"en/billing/gone.md": "billing/gone/"})
    assert found(store, replace(site, addresses=come), staged) is None
    assert found(store, replace(site, pictures={"a.png": (1, 2)}), staged) is None
    assert found(store, site, staged, {"a.png": "a.png.webp"}) is None


def test_what_all_texts_depend_on_is_part_of_the_key(store: Store, site: EditionSite, staged: StagedPage) -> None:
    words = replace(site.site, text={**site.site.text, "table": "Grid"})
    assert found(store, replace(site, site=words), staged) is None
    assert found(store, replace(site, embeds=("video.example",)), staged) is None
    names, options = DIALECT
    assert Bodies(store, site, [*names, "sane_lists"], options).find(staged, {}) is None
    assert Bodies(store, site, names, {**options, "toc": {"permalink": False}}).find(staged, {}) is None


def test_an_audience_never_finds_the_text_of_another(
    store: Store, sites: dict[str, EditionSite], staged: StagedPage
) -> None:
    assert found(store, sites["agents"], staged) is None


def test_what_is_no_text_is_made_anew(
    tmp_path: Path, store: Store, site: EditionSite, staged: StagedPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in (b"", b"{}", b"[1]", b'{"html": 1, "headings": [], "unresolved": [], "asked": []}'):
        monkeypatch.setattr(store, "find", lambda shelf, keys, value=value: dict.fromkeys(keys, value))
        assert found(store, site, staged) is None, value


def test_the_key_does_not_depend_on_where_functions_lie(
    tmp_path: Path, site: EditionSite, staged: StagedPage, body: Body
) -> None:
    def again() -> None:
        """As the same function in another process, elsewhere in memory."""

    keys = []
    for function in (again, FunctionType(again.__code__, {}, "again")):
        function.__module__, function.__qualname__ = "module", "again"
        with Store(tmp_path, DAY) as store:
            kept: dict[bytes, bytes] = {}
            store.keep = lambda shelf, values, most=0, kept=kept: kept.update(values)  # type: ignore[method-assign,misc]
            Bodies(store, site, ["toc"], {"toc": {"slugify": function}}).keep([(staged, body)])
            keys.append(set(kept))
    assert keys[0] == keys[1]
    assert SHELF == "bodies"
