"""Sitemaps are valid by their schemas and say what the pages say."""

from collections.abc import Callable, Mapping

import pytest
from lxml import etree

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.sitemaps.entry import Entry
from kbtool.site.sitemaps.sitemaps import render_urlset, sitemaps
from kbtool.site.view import View
from tests.audit.sitemap_schemas import faults
from tests.build.small_base import PIXEL
from tests.site.dated_views import article, dated_views

MakeBase = Callable[..., KnowledgeBase]
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
HOST = "https://help.example.com/"


def listed(content: bytes) -> list[str]:
    """The addresses of a sitemap or an index, below the host."""
    found = etree.fromstring(content).findall("*/s:loc", SPACES)
    return [str(item.text).removeprefix(HOST) for item in found]


def element(content: bytes, address: str) -> etree._Element:
    """The page at an address below the host."""
    return next(
        item for item in etree.fromstring(content) if item.findtext("s:loc", None, SPACES) == f"{HOST}{address}"
    )


@pytest.fixture
def views(make_base: MakeBase) -> Mapping[str, View]:
    texts: dict[str, str | bytes] = {
        "en/index.md": article("Help"),
        "en/billing/index.md": article("Billing"),
        "en/billing/refunds.md": article("Refunds", body="![a](img/a b.png) [c](img/linked.png)"),
        "en/billing/hidden.md": article("Hidden", front_matter="noindex: true\n"),
        "en/billing/old.md": article("Old", front_matter="state: archived\n"),
        "en/billing/staff.md": article("Staff", audience="agents"),
        "en/a&b.md": article("A & B"),
        "fa/billing/refunds.md": article("بازپرداخت"),
        "fa/فاکتور.md": article("فاکتور"),
        "en/billing/img/a b.png": PIXEL,
        "en/billing/img/linked.png": PIXEL,
    }
    return dated_views(make_base(texts), {"en/billing/refunds.md": "2026-02-03", "en/index.md": "2026-01-01"})


def test_the_index_names_a_sitemap_for_each_language_that_has_pages_and_both_languages_write_it(
    views: Mapping[str, View],
) -> None:
    english, persian = sitemaps(views, "en"), sitemaps(views, "fa")
    assert set(english) == {"sitemap.xml", "sitemap-en.xml"}
    assert listed(english["sitemap.xml"]) == ["sitemap-en.xml", "sitemap-fa.xml"]
    assert english["sitemap.xml"] == persian["sitemap.xml"]


def test_every_sitemap_is_valid(views: Mapping[str, View]) -> None:
    made = [content for locale in ("en", "fa") for content in sitemaps(views, locale).values()]
    assert [faults(content) for content in made] == [[]] * 4


def test_a_sitemap_lists_the_pages_that_may_be_found_and_no_others(views: Mapping[str, View]) -> None:
    assert listed(sitemaps(views, "en")["sitemap-en.xml"]) == ["", "a%26b/", "billing/", "billing/refunds/"]
    persian = ["fa/", "fa/billing/", "fa/billing/refunds/", "fa/%D9%81%D8%A7%DA%A9%D8%AA%D9%88%D8%B1/"]
    assert listed(sitemaps(views, "fa")["sitemap-fa.xml"]) == persian


def test_an_article_has_the_day_of_its_last_change_and_what_has_no_day_says_none(views: Mapping[str, View]) -> None:
    content = sitemaps(views, "en")["sitemap-en.xml"]
    days = [page.findtext("s:lastmod", None, SPACES) for page in etree.fromstring(content)]
    assert days == [None, None, None, "2026-02-03"]


def test_a_page_names_its_translations_as_its_head_does_and_the_images_it_shows(views: Mapping[str, View]) -> None:
    content = sitemaps(views, "en")["sitemap-en.xml"]
    links = element(content, "billing/refunds/").findall("xhtml:link", SPACES)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        ("en", f"{HOST}billing/refunds/"),
        ("fa", f"{HOST}fa/billing/refunds/"),
        ("x-default", f"{HOST}billing/refunds/"),
    ]
    images = element(content, "billing/refunds/").findall("image:image/image:loc", SPACES)
    assert [image.text for image in images] == [f"{HOST}billing/img/a%20b.png"]
    assert element(content, "a%26b/").findall("xhtml:link", SPACES) == []


def test_from_one_page_more_than_the_limit_on_a_language_has_numbered_sitemaps(views: Mapping[str, View]) -> None:
    assert set(sitemaps(views, "en", limit=4)) == {"sitemap.xml", "sitemap-en.xml"}
    made = sitemaps(views, "en", limit=3)
    assert set(made) == {"sitemap.xml", "sitemap-en-1.xml", "sitemap-en-2.xml"}
    assert [len(listed(made[f"sitemap-en-{number}.xml"])) for number in (1, 2)] == [3, 1]
    names = ["sitemap-en-1.xml", "sitemap-en-2.xml", "sitemap-fa-1.xml", "sitemap-fa-2.xml"]
    assert listed(made["sitemap.xml"]) == names
    assert sitemaps(views, "fa", limit=3)["sitemap.xml"] == made["sitemap.xml"]


def test_tags_are_listed_where_their_pages_may_be_found(make_base: MakeBase) -> None:
    tagged = article("A", front_matter="tags: [money, rare]\n"), article("B", front_matter="tags: [money]\n")
    content = sitemaps(dated_views(make_base({"en/a.md": tagged[0], "en/b.md": tagged[1]})), "en")["sitemap-en.xml"]
    assert listed(content) == ["", "a/", "b/", "tags/", "tags/money/"]


@pytest.mark.parametrize("audience", ["agents", "internal"])
def test_restricted_sites_have_no_sitemap(audience: str, make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": article("A")}, hosts={"agents": "https://agents.example.com/"})
    assert sitemaps(dated_views(kb, audience=audience), "en") == {}


def test_a_site_that_is_set_up_has_no_sitemap(make_base: MakeBase) -> None:
    assert sitemaps(dated_views(make_base({"en/a.md": article("A")}, mode="setup")), "en") == {}


def test_what_xml_cannot_hold_is_escaped_or_left_out() -> None:
    entry = Entry(f"{HOST}?a=1&b='<\x0b>", alternates=(("en", f'{HOST}"&'),))
    assert etree.fromstring(render_urlset([entry])).findtext("s:url/s:loc", None, SPACES) == f"{HOST}?a=1&b='<>"


@pytest.mark.parametrize(
    "entry",
    [
        Entry("/relative/"),
        Entry(f"{HOST}a b/"),
        Entry(f"{HOST}پ/"),
        Entry(f"{HOST}a/", updated="22.11.2026"),
        Entry(f"{HOST}a/", alternates=(("fa-ir", f"{HOST}a/"),)),
        Entry(f"{HOST}a/", images=("a.png",)),
    ],
)
def test_the_schemas_refuse_what_the_protocol_forbids(entry: Entry) -> None:
    assert faults(render_urlset([entry]))
