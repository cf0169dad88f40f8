"""Feeds are valid by RFC 4287, in one language each, and as old as what they list."""

from collections.abc import Callable, Mapping

import feedparser
import pytest
from defusedxml.ElementTree import fromstring

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.feeds.atom import Feed, FeedEntry, render_feed
from kbtool.site.feeds.feeds import feeds, section_feeds, tag_feeds
from kbtool.site.view import View
from tests.audit.feed_rules import ATOM, LANGUAGE, faults
from tests.site.dated_views import article, dated_views

MakeBase = Callable[..., KnowledgeBase]
HOST = "https://help.example.com/"
BODY = "Some **bold** [link](refunds.md) and `code`.\n\n/// audience | agents\nzqsecret\n///\n"


def titles(content: bytes) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in fromstring(content).findall(f"{ATOM}entry")]


@pytest.fixture
def views(make_base: MakeBase) -> Mapping[str, View]:
    texts = {
        "en/index.md": article("Help", front_matter="description: All about A & B\n"),
        "en/billing/index.md": article("Billing"),
        "en/billing/refunds.md": article("Refunds & < more", front_matter="tags: [money]\n", body=BODY),
        "en/billing/invoices/late.md": article("Late", front_matter="tags: [money]\ndescription: Pay late.\n"),
        "en/accounts/close.md": article("Close", front_matter="also_in: [billing]\ntags: [rare]\n"),
        "en/accounts/undated.md": article("Undated"),
        "en/accounts/hidden.md": article("Hidden", front_matter="noindex: true\n"),
        "en/accounts/staff.md": article("Staff", audience="agents"),
        "en/empty/undated.md": article("Undated too", front_matter="tags: [never]\n"),
        "fa/billing/refunds.md": article("بازپرداخت"),
    }
    days = {
        "en/billing/refunds.md": "2026-02-03",
        "en/billing/invoices/late.md": "2026-03-03",
        "en/accounts/close.md": "2026-01-03",
        "en/accounts/hidden.md": "2026-04-04",
        "en/accounts/staff.md": "2026-05-05",
        "fa/billing/refunds.md": "2026-02-04",
    }
    return dated_views(make_base(texts), days)


def test_a_language_its_categories_and_its_tags_have_a_feed_where_a_day_is_known(views: Mapping[str, View]) -> None:
    english = {"feed.xml", "billing/feed.xml", "accounts/feed.xml", "tags/money/feed.xml", "tags/rare/feed.xml"}
    assert set(feeds(views, "en")) == english
    assert set(feeds(views, "fa")) == {"fa/feed.xml", "fa/billing/feed.xml", "fa/tags/money/feed.xml"}
    assert feeds(views, "zh") == {}


def test_every_feed_is_valid(views: Mapping[str, View]) -> None:
    made = {path: content for locale in ("en", "fa") for path, content in feeds(views, locale).items()}
    assert {path: list(faults(content)) for path, content in made.items()} == {path: [] for path in made}
    assert [path for path, content in made.items() if feedparser.parse(content).bozo] == []


def test_a_feed_lists_what_changed_last_first_with_what_is_placed_there_and_below(views: Mapping[str, View]) -> None:
    made = feeds(views, "en")
    assert titles(made["feed.xml"]) == ["Late", "Refunds & < more", "Close"]
    assert titles(made["billing/feed.xml"]) == ["Late", "Refunds & < more", "Close"]
    assert titles(made["accounts/feed.xml"]) == ["Close"]
    assert titles(made["tags/money/feed.xml"]) == ["Late", "Refunds & < more"]


def test_an_entry_says_address_day_summary_and_tags_as_readers_of_the_page_see_them(views: Mapping[str, View]) -> None:
    parsed = feedparser.parse(feeds(views, "en")["feed.xml"])
    assert (parsed.feed.title, parsed.feed.language, parsed.feed.link) == ("Help", "en", HOST)
    assert parsed.feed.subtitle == "All about A & B"
    entry = parsed.entries[1]
    assert (entry.link, entry.updated) == (f"{HOST}billing/refunds/", "2026-02-03T00:00:00Z")
    assert (entry.summary, [tag.term for tag in entry.tags]) == ("Some bold link and code.", ["money"])


def test_a_persian_feed_is_persian(views: Mapping[str, View]) -> None:
    feed = fromstring(feeds(views, "fa")["fa/feed.xml"])
    assert (feed.get(LANGUAGE), titles(feeds(views, "fa")["fa/feed.xml"])) == ("fa", ["بازپرداخت"])


def test_the_thirty_newest_are_listed_and_of_one_day_the_first_by_key(make_base: MakeBase) -> None:
    names = [f"en/a{number:02}.md" for number in range(40)]
    kb = make_base({name: article(name) for name in names})
    content = feeds(dated_views(kb, dict.fromkeys(names, "2026-01-01") | {names[39]: "2026-02-02"}), "en")["feed.xml"]
    assert titles(content) == [names[39], *names[:29]]


def test_an_entry_keeps_its_id_when_its_address_changes(make_base: MakeBase) -> None:
    text = article("A", front_matter="id: refunds\n")
    made = [
        feeds(dated_views(make_base({f"en/{name}.md": text}), {f"en/{name}.md": "2026-01-01"}), "en")["feed.xml"]
        for name in ("a", "b")
    ]
    first, second = (fromstring(content).findtext(f"{ATOM}entry/{ATOM}id") for content in made)
    assert first == second and made[0] != made[1]


def test_pages_lead_to_the_feeds_that_there_are(views: Mapping[str, View]) -> None:
    view = views["en"]
    announced = [link for section in view.sections.values() for link in section_feeds(view, section)]
    announced += [link for tag in view.tagged for link in tag_feeds(view, tag)]
    assert {link.url for link in announced} == {f"{HOST}{path}" for path in feeds(views, "en")}
    assert {link.title for link in announced} == {
        "Help",
        "Billing · Help",
        "Accounts · Help",
        "money · Help",
        "rare · Help",
    }


@pytest.mark.parametrize(("audience", "settings"), [("agents", {}), ("internal", {}), ("public", {"mode": "setup"})])
def test_a_site_that_nobody_shall_find_has_no_feed(
    audience: str, settings: dict[str, object], make_base: MakeBase
) -> None:
    kb = make_base({"en/a.md": article("A")}, hosts={"agents": "https://a.example.com/"}, **settings)
    views = dated_views(kb, {"en/a.md": "2026-01-01"}, audience)
    assert (feeds(views, "en"), section_feeds(views["en"], views["en"].root)) == ({}, ())


def test_the_rules_find_what_is_wrong() -> None:
    entry = FeedEntry("a", "**A**", "/a/", "2026-01-01", "See [b](b.md)")
    found = list(faults(render_feed(Feed("/feed.xml", "/", "en", "T", "", "", (entry, entry)))))
    for fault in ("plain text", "entry 0: /a/", "no author", "same id"):
        assert any(fault in item for item in found), fault
