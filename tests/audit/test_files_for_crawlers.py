"""Sitemaps, robots.txt and feeds of the help centre, read as crawlers and readers of feeds read them."""

from pathlib import Path

import feedparser
import pytest
from lxml import etree
from protego import Protego

from tests.audit import feed_rules, sitemap_schemas
from tests.audit.conftest import ORIGIN

LANGUAGES = ("en", "zh", "fa")
CRAWLERS = ("Googlebot", "Bingbot", "Baiduspider", "GPTBot", "Mozilla/5.0")
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(sitemap: Path) -> list[str]:
    """The addresses that a sitemap or an index of sitemaps names, below the site's own."""
    found = etree.parse(sitemap).iterfind(".//s:loc", SPACES)
    return [str(item.text).removeprefix(ORIGIN) for item in found]


def test_the_index_names_a_sitemap_of_each_language(help_centre: Path) -> None:
    assert locations(help_centre / "public" / "sitemap.xml") == [f"sitemap-{name}.xml" for name in LANGUAGES]


@pytest.mark.parametrize("name", ["sitemap.xml", *(f"sitemap-{name}.xml" for name in LANGUAGES)])
def test_every_sitemap_is_valid_and_names_only_what_is_there(help_centre: Path, name: str) -> None:
    public = help_centre / "public"
    assert sitemap_schemas.faults((public / name).read_bytes()) == []
    named = locations(public / name)
    assert named
    files = [public / (path if path.endswith(".xml") else f"{path}index.html") for path in named]
    assert [file for file in files if not file.is_file()] == []


def test_every_crawler_may_read_every_page_that_a_sitemap_names(help_centre: Path) -> None:
    public = help_centre / "public"
    robots = Protego.parse((public / "robots.txt").read_text(encoding="utf-8"))
    assert list(robots.sitemaps) == [f"{ORIGIN}sitemap.xml"]
    pages = [path for name in LANGUAGES for path in locations(public / f"sitemap-{name}.xml")]
    assert [path for path in pages for name in CRAWLERS if not robots.can_fetch(ORIGIN + path, name)] == []


@pytest.mark.parametrize("audience", ["agents", "internal"])
def test_a_site_for_fewer_readers_is_closed_and_has_no_sitemap_and_no_feed(help_centre: Path, audience: str) -> None:
    folder = help_centre / audience
    robots = Protego.parse((folder / "robots.txt").read_text(encoding="utf-8"))
    assert [name for name in CRAWLERS if robots.can_fetch("https://agents.example.com/", name)] == []
    assert [path.name for path in folder.resolve().rglob("*.xml")] == []


def test_every_feed_is_valid(help_centre: Path) -> None:
    public = (help_centre / "public").resolve()
    feeds = sorted(public.rglob("feed.xml"))
    assert {"feed.xml", "zh/feed.xml", "fa/feed.xml"} < {path.relative_to(public).as_posix() for path in feeds}
    assert [(path, fault) for path in feeds for fault in feed_rules.faults(path.read_bytes())] == []
    assert [path for path in feeds if feedparser.parse(path.read_bytes()).bozo] == []
