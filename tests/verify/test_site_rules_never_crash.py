"""No page, sitemap, feed or list whatever stops the rules: publishing waits for them."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.config import read_configuration
from kbtool.verify.output.feed import read_feed
from kbtool.verify.output.page import Page
from kbtool.verify.output.redirect_list import read_redirect_list
from kbtool.verify.output.robots import read_robots
from kbtool.verify.output.sitemap import read_sitemap
from kbtool.verify.registry import find_rules
from kbtool.verify.site import Setting, Site
from kbtool.verify.vocabulary import PROPERTIES
from tests.verify.small_site import SETTINGS, TODAY, write_files

WORDS = sorted({"@type", "@id", "@graph", *(word for text in PROPERTIES.values() for word in text.split())})
TYPES = sorted({*PROPERTIES, "FAQPage", "Nothing"})
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(TYPES)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
)
NODES = st.lists(st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=6) | VALUES, max_size=3)
TAGS = ("a", "img", "link", "meta", "script", "time", "h1", "h3", "nav", "main", "title", "html", "head", "body")
NAMES = ("href", "src", "rel", "hreflang", "content", "name", "property", "http-equiv", "id", "lang", "dir", "srcset")
TEXTS = st.text(max_size=12) | st.sampled_from(
    ("../", "//", "/", "#", "?", "canonical", "alternate", "description", "refresh", "0; url=", "og:locale", "robots")
)
ATTRIBUTES = st.dictionaries(st.sampled_from(NAMES), TEXTS, max_size=4)
ELEMENTS = st.tuples(st.sampled_from(TAGS), ATTRIBUTES, st.text(max_size=12))


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    folder = write_files(tmp_path_factory.mktemp("base"), {"mkdocs.yml": SETTINGS, "docs/en/index.md": "# x\n"})
    return Setting("public", read_configuration(folder / "mkdocs.yml"), TODAY)


def look(setting: Setting, html: str, texts: Mapping[str, bytes]) -> None:
    """Runs every rule over a site of one page and some files."""
    page = Page("a/index.html", html, setting.addresses)
    rules = [rule() for rule in find_rules()]
    for rule in rules:
        list(rule.check_page(page, setting))
    site = Site(setting, {}, {}, frozenset(), None, (), (), {page.path: page.facts}, texts)
    for rule in rules:
        list(rule.check_site(site))


@given(NODES)
@settings(deadline=None)
def test_no_structured_data_stop_a_rule(setting: Setting, nodes: list[object]) -> None:
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes})
    look(setting, f'<h1>x</h1><time datetime="x"><script type="application/ld+json">{text}</script>', {})


@given(st.lists(ELEMENTS, max_size=8))
@settings(deadline=None)
def test_no_elements_stop_a_rule(setting: Setting, elements: list[tuple[str, dict[str, str], str]]) -> None:
    html = "".join(
        f"<{tag} " + " ".join(f'{name}="{value}"' for name, value in attributes.items()) + f">{text}"
        for tag, attributes, text in elements
    )
    look(setting, html, {})


@pytest.mark.parametrize(
    "html", ["", "\0", "<", "<html", "<!--", "\ufffe", "<p>" * 5_000, "<a href='" + "../" * 5_000 + "'>", "&#0;"]
)
def test_no_odd_page_stops_a_rule(html: str, setting: Setting) -> None:
    look(setting, html, {})


@given(st.binary(max_size=60) | TEXTS.map(str.encode), st.sampled_from(("urlset", "sitemapindex", "feed", "x")))
@settings(deadline=None)
def test_no_file_for_machines_stops_a_rule(setting: Setting, data: bytes, root: str) -> None:
    xml = b"<%s xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>%s</loc></url></%s>"
    files = [data, xml % (root.encode(), data, root.encode())]
    for content in files:
        names = ("sitemap.xml", "feed.xml", "robots.txt", "_redirects", "llms.txt")
        look(setting, "<h1>x</h1>", dict.fromkeys(names, content))


def test_what_attacks_a_reader_of_xml_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset>&b;</urlset>'
    assert read_sitemap("sitemap.xml", bomb).trouble.startswith("is no well-formed XML")
    assert read_feed("feed.xml", bomb).trouble.startswith("is no well-formed XML")


def test_lists_are_read_line_by_line() -> None:
    lines = read_redirect_list(b"# x\n/a /b\n/c /d 302\n/e/* /f 301\n/g /h 301!\n/i\n")
    assert [(line.start, line.target) for line in lines] == [("/a", "/b"), ("/g", "/h")]
    robots = read_robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /a # x\nDisallow:\n")
    assert robots.closed_paths == ("/a",)
    assert robots.blocked(["https://x.example/a", "https://x.example/b"]) == ["https://x.example/a"]
