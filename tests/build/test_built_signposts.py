"""What a build writes for programs says what the pages say: sitemaps, feeds, texts for language models."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element as XmlElement

import pytest
from defusedxml.ElementTree import parse

from tests.build.conftest import BuiltBase
from tests.build.html_tree import Element
from tests.build.site_tree import digests

pytestmark = pytest.mark.slow

HOST = "https://help.example.com/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}loc"
KEY = "0123456789abcdef"


@pytest.fixture(scope="module")
def indexable(public_pages: dict[str, Element]) -> dict[str, Element]:
    """Address → page, for those that search engines may list: neither told to stay away nor led elsewhere."""
    return {
        quote(address): page
        for address, page in public_pages.items()
        if not [meta for meta in page.all("meta", name="robots") if "noindex" in meta.attributes["content"]]
        and not [
            meta for meta in page.all("meta") if "http-equiv" in meta.attributes and "url=" in str(meta.attributes)
        ]
    }


def listed(site: Path) -> Iterator[XmlElement]:
    """Every `url` element of all sitemaps that the index names."""
    for place in parse(site / "sitemap.xml").iter(f"{SITEMAP}loc"):
        yield from parse(site / str(place.text).removeprefix(HOST)).iter(f"{SITEMAP}url")


def test_the_sitemaps_list_every_page_that_may_be_found_once_and_no_other(
    built: BuiltBase, indexable: dict[str, Element]
) -> None:
    found = [item.findtext(f"{SITEMAP}loc") or "" for item in listed(built.site / "public")]
    assert sorted(found) == sorted(f"{HOST}{address}" for address in indexable)


def test_a_sitemap_says_the_date_the_translations_and_the_images_that_the_page_says(
    built: BuiltBase, indexable: dict[str, Element]
) -> None:
    said = {"dates": 0, "translations": 0, "images": 0}
    for item in listed(built.site / "public"):
        page = indexable[(item.findtext(f"{SITEMAP}loc") or "").removeprefix(HOST)]
        dates = [meta.attributes["content"][:10] for meta in page.all("meta", property="article:modified_time")]
        assert [found.text for found in item.findall(f"{SITEMAP}lastmod")] == dates
        links = [
            (link.attributes["hreflang"], link.attributes["href"])
            for link in page.all("link", rel="alternate")
            if "hreflang" in link.attributes
        ]
        assert [(link.get("hreflang"), link.get("href")) for link in item.findall(LINK)] == links
        images = [str(found.text).rpartition("/")[2] for found in item.iter(IMAGE)]
        contents = page.all("div", class_="content")
        assert images == [image.attributes["src"].rpartition("/")[2] for part in contents for image in part.all("img")]
        said = {
            "dates": said["dates"] + len(dates),
            "translations": said["translations"] + len(links),
            "images": said["images"] + len(images),
        }
    assert min(said.values()) > 0


def test_pages_lead_to_every_feed_and_to_every_text_that_there_is(
    built: BuiltBase, public_pages: dict[str, Element]
) -> None:
    links = [link.attributes for page in public_pages.values() for link in page.all("link", rel="alternate")]
    named = {link["href"] for link in links if link.get("type") in ("application/atom+xml", "text/markdown")}
    written = {
        path
        for path in digests(built.site / "public")
        if path.endswith(("/feed.xml", "/index.md")) or path == "feed.xml"
    }
    assert {unquote(url.removeprefix(HOST)) for url in named} == written
    assert {"feed.xml", "zh/feed.xml", "billing/feed.xml", "billing/refunds/index.md"} <= written


def test_a_text_is_that_of_its_page_with_whole_addresses(built: BuiltBase) -> None:
    text = (built.site / "public" / "billing" / "refunds" / "index.md").read_text(encoding="utf-8")
    assert f'url: "{HOST}billing/refunds/"' in text
    assert f"[late fees]({HOST}billing/invoices/#late-fees)" in text
    assert f"]({HOST}billing/img/steps.png)" in text
    assert "zqagents" not in text


def test_the_index_of_texts_and_the_key_stand_at_the_root(built: BuiltBase) -> None:
    site = built.site / "public"
    assert (site / f"{KEY}.txt").read_text(encoding="utf-8") == KEY
    assert f"]({HOST}billing/refunds/index.md)" in (site / "llms.txt").read_text(encoding="utf-8")
    assert (site / "fa" / "llms.txt").is_file()


@pytest.mark.parametrize("audience", ["agents", "internal"])
def test_restricted_sites_have_none_of_it_and_a_closed_door(audience: str, built: BuiltBase) -> None:
    site = built.site / audience
    names = {path.rpartition("/")[2] for path in digests(site)}
    assert not {
        name
        for name in names
        if name.startswith("sitemap") or name in ("feed.xml", "index.md", "llms.txt", f"{KEY}.txt")
    }
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"
