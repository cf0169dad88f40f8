"""Ways through an edition: they are bounded, and they know only the edition."""

from collections.abc import Callable
from datetime import date

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.git_log import History
from kbtool.site.audience_views import audience_views
from kbtool.site.edition_site import EditionSite
from kbtool.site.edition_sites import edition_site
from kbtool.site.model import Page, PageKind
from kbtool.site.navigation import SHOWN
from kbtool.site.page_parts import Day
from tests.site.dated_views import dated_views

MakeBase = Callable[..., KnowledgeBase]


def article(title: str, **fields: str) -> str:
    """An article, public unless it says otherwise."""
    lines = "".join(f"{key}: {value}\n" for key, value in ({"audience": "public"} | fields).items())
    return f"---\ntitle: {title}\n{lines}---\n\nText of {title}.\n"


def site(kb: KnowledgeBase, audience: str = "public", locale: str = "en") -> EditionSite:
    """One edition as data."""
    return edition_site(audience_views(kb, audience, History(), date(2026, 11, 22)), locale)


def page(kb: KnowledgeBase, url: str, audience: str = "public", locale: str = "en") -> Page:
    """The page at an address."""
    return next(staged.page for staged in site(kb, audience, locale).pages if staged.page.url == url)


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    """Sections, a second placement, a draft, an archived article, an article for agents."""
    return make_base(
        {
            "en/index.md": article("Home", featured="[a/one, a/secret]"),
            "en/a/index.md": article("Part A"),
            "en/a/one.md": article("One", weight="1", also_in="[b]", tags="[x, y]", related="[a/secret, b/four]"),
            "en/a/secret.md": article("Secret", weight="2", audience="agents", tags="[x, hush]"),
            "en/a/three.md": article("Three", weight="3", tags="[x]"),
            "en/b/four.md": article("Four"),
            "en/b/old.md": article("Old", state="archived", replaced_by="b/four"),
            "zh/a/one.md": "---\ntitle: 一\n---\n",
        }
    )


def test_previous_and_next_pass_over_what_the_edition_does_not_hold(kb: KnowledgeBase) -> None:
    one, three = page(kb, "a/one/"), page(kb, "a/three/")
    assert (one.previous, one.next and one.next.title) == (None, "Three")
    assert three.previous and three.previous.title == "One"
    for_agents = page(kb, "a/three/", "agents")
    assert for_agents.previous and for_agents.previous.title == "Secret"


def test_the_breadcrumb_leads_from_home_to_the_parent(kb: KnowledgeBase) -> None:
    assert [(link.title, link.url) for link in page(kb, "a/one/").breadcrumb] == [("Home", ""), ("Part A", "a/")]
    assert page(kb, "").breadcrumb == ()


def test_an_article_in_two_sections_has_one_address_and_says_where_else_it_is(kb: KnowledgeBase) -> None:
    assert [link.url for link in page(kb, "a/one/").also_in] == ["b/"]
    assert [link.url for link in page(kb, "b/").articles] == ["a/one/", "b/four/"]
    assert sum(staged.page.title == "One" for staged in site(kb).pages) == 1


def test_what_is_restricted_is_named_on_no_page_of_a_wider_edition(kb: KnowledgeBase) -> None:
    text = repr(site(kb)).casefold()
    assert "secret" not in text
    assert "hush" not in text
    assert "secret" in repr(site(kb, "agents")).casefold()


def test_featured_and_related_articles_are_those_the_edition_holds(kb: KnowledgeBase) -> None:
    assert [link.url for link in page(kb, "").featured] == ["a/one/"]
    assert [link.url for link in page(kb, "a/one/").related] == ["b/four/", "a/three/"]


def test_an_archived_article_leaves_the_listings_and_names_its_successor(kb: KnowledgeBase) -> None:
    old = page(kb, "b/old/")
    assert (old.kind, old.noindex, [link.url for link in old.related]) == (PageKind.ARCHIVED, True, ["b/four/"])
    assert "b/old/" not in [link.url for link in page(kb, "b/").articles]


def test_the_language_menu_leads_to_the_same_article_or_says_that_there_is_none(kb: KnowledgeBase) -> None:
    menu = {entry.locale: entry for entry in page(kb, "a/one/").alternates}
    assert (menu["zh"].url, menu["zh"].leads_to, menu["zh"].note) == ("zh/a/one/", "zh", "")
    missing = {entry.locale: entry for entry in page(kb, "a/three/").alternates}["zh"]
    assert (missing.url, missing.leads_to) == ("zh/", "zh")
    assert missing.note == "not translated yet, opens the home page"
    assert "fa" not in menu


def test_local_navigation_is_bounded_and_shows_the_neighbours(make_base: MakeBase) -> None:
    kb = make_base({f"en/big/{i:03}.md": article(f"Number {i:03}") for i in range(200)})
    navigation = page(kb, "big/100/").navigation
    assert navigation is not None
    titles = [item.title for item in navigation.items]
    assert len(titles) == SHOWN
    assert "Number 099" in titles
    assert [item.title for item in navigation.items if item.current] == ["Number 100"]
    assert navigation.more == "All 200"


def test_a_page_made_here_gives_way_to_an_article_of_the_same_address(make_base: MakeBase) -> None:
    kb = make_base({"en/search.md": article("Searching", tags="[x]"), "en/tags.md": article("On tags")})
    kinds = {staged.page.url: staged.page.kind for staged in site(kb).pages}
    assert kinds["search/"] is PageKind.ARTICLE
    assert kinds["search-page/"] is PageKind.SEARCH
    assert kinds["tags-page/x/"] is PageKind.TAG


def test_the_page_for_missing_addresses_has_an_absolute_root(kb: KnowledgeBase) -> None:
    assert page(kb, "zh/404.html", locale="zh").root == "/"


def test_the_home_page_alone_tells_the_day_of_the_newest_change(kb: KnowledgeBase) -> None:
    days = {"en/a/one.md": "2026-02-03", "en/a/secret.md": "2026-03-01", "en/b/four.md": "2026-01-09"}
    pages = {item.page.url: item.page for item in edition_site(dated_views(kb, days), "en").pages}
    assert pages[""].changed == Day("2026-02-03", "February 3, 2026")
    assert [url for url, found in pages.items() if found.changed] == [""]
