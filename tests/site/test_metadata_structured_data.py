"""Structured data: true, of types that search engines read, and harmless wherever it stands."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.metadata.json_ld import json_ld
from kbtool.site.metadata.media import Media
from tests.conftest import configuration
from tests.site.described_pages import Described, MakeBase, article, dated, described

HELP = "https://help.example.com/"
OWNERS = """
ann: {name: {en: Ann Lee, fa: آن لی}, team: writers, url: https://people.example.com/ann, email: ann@example.com}
bob: {name: Bob Ray}
writers: {name: Writers, handle: "@example/writers"}
"""
SAMPLE = described(KnowledgeBase.from_texts(configuration(Path("/base")), {"en/a.md": article("A")}))
HTML = '<p><img src="../../img/a%20b.png" alt="A &amp; B" width="800" height="400"></p>'


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    return make_base(
        {
            "_data/owners.yml": OWNERS,
            "en/a/one.md": article("One", authors="[ann, bob]", owner="writers", also_in="[b, b/c]"),
            "en/a/two.md": article("Two", owner="writers"),
            "en/a/three.md": article("Three", owner="nobody"),
            "en/b/index.md": article("Part B", short_title="B"),
            "en/b/c/four.md": article("Four"),
            "fa/a/one.md": article("یک"),
        }
    )


def graph(edition: Described, url: str, html: str = "", logo: str = "") -> list[dict[str, Any]]:
    data = json.loads(edition.metadata(url, html, logo).json_ld)
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def of_type(nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["@type"] == name]


def test_an_article_says_what_its_readers_see(kb: KnowledgeBase) -> None:
    history = dated({"en/a/one.md": ("2026-01-01", "2026-02-02")})
    (node,) = of_type(graph(described(kb, history=history), "a/one/", HTML), "TechArticle")
    assert node == {
        "@type": "TechArticle",
        "@id": f"{HELP}a/one/#article",
        "headline": "One",
        "description": "Text of One.",
        "datePublished": "2026-01-01T00:00:00+00:00",
        "dateModified": "2026-02-02T00:00:00+00:00",
        "articleSection": ["A", "B", "C"],
        "image": {"@type": "ImageObject", "url": f"{HELP}img/a%20b.png", "width": 800, "height": 400},
        "author": [
            {"@type": "Person", "name": "Ann Lee", "url": "https://people.example.com/ann"},
            {"@type": "Person", "name": "Bob Ray"},
        ],
        "publisher": {"@type": "Organization", "@id": f"{HELP}#organization", "name": "Help", "url": HELP},
        "inLanguage": "en",
        "audience": {"@type": "Audience", "audienceType": "public"},
        "mainEntityOfPage": f"{HELP}a/one/",
        "isPartOf": {"@id": f"{HELP}#website"},
    }


def test_the_dates_are_the_one_that_readers_see(kb: KnowledgeBase) -> None:
    history = dated({"en/a/one.md": ("2026-01-01", "2026-02-02")})
    edition = described(kb, history=history)
    byline = edition.page("a/one/").byline
    assert byline and byline.updated and byline.updated.iso == "2026-02-02"
    assert ("article:modified_time", "2026-02-02T00:00:00+00:00") in edition.metadata("a/one/").open_graph


def test_what_is_not_known_is_not_said(kb: KnowledgeBase) -> None:
    (node,) = of_type(graph(described(kb), "a/one/"), "TechArticle")
    assert node.keys().isdisjoint({"datePublished", "dateModified", "image", "video"})
    properties = {name for name, _ in described(kb).metadata("a/one/").open_graph}
    assert properties.isdisjoint({"article:published_time", "article:modified_time", "og:image"})


@pytest.mark.parametrize(
    ("url", "author"),
    [
        ("a/two/", {"@type": "Organization", "name": "Writers"}),
        ("a/three/", {"@type": "Organization", "@id": f"{HELP}#organization", "name": "Help", "url": HELP}),
    ],
)
def test_without_authors_the_owner_is_credited_and_without_both_the_site(
    kb: KnowledgeBase, url: str, author: dict[str, str]
) -> None:
    assert of_type(graph(described(kb), url), "TechArticle")[0]["author"] == author


def test_the_byline_names_the_authors(kb: KnowledgeBase) -> None:
    byline = described(kb).page("a/one/").byline
    assert byline and byline.authors == "By Ann Lee, Bob Ray"


def test_each_section_that_lists_an_article_has_a_breadcrumb_and_the_visible_one_comes_first(kb: KnowledgeBase) -> None:
    edition = described(kb)
    trails = of_type(graph(edition, "a/one/"), "BreadcrumbList")
    assert [[item["name"] for item in trail["itemListElement"]] for trail in trails] == [
        ["Home", "A", "One"],
        ["Home", "B", "One"],
        ["Home", "B", "C", "One"],
    ]
    assert [item["item"] for item in trails[2]["itemListElement"]] == [
        HELP,
        f"{HELP}b/",
        f"{HELP}b/c/",
        f"{HELP}a/one/",
    ]
    assert [[item["position"] for item in trail["itemListElement"]] for trail in trails] == [[1, 2, 3]] * 2 + [
        [1, 2, 3, 4]
    ]
    assert len({trail["@id"] for trail in trails}) == 3
    visible = edition.page("a/one/").breadcrumb
    assert [link.title for link in visible] == ["Home", "A"]


def test_only_the_root_says_whose_site_it_is(kb: KnowledgeBase) -> None:
    root = graph(described(kb), "", logo="img/logo.png")
    assert [node["@type"] for node in root] == ["Organization", "WebSite", "CollectionPage"]
    assert root[0]["logo"] == f"{HELP}img/logo.png"
    assert (root[1]["name"], root[1]["url"]) == ("Help", HELP)
    assert [node["@type"] for node in graph(described(kb, "fa"), "fa/")] == ["CollectionPage"]


def test_what_search_engines_gave_up_is_nowhere(kb: KnowledgeBase) -> None:
    edition = described(kb)
    text = "".join(edition.metadata(staged.page.url).json_ld for staged in edition.site.pages)
    assert "TechArticle" in text
    assert not any(name in text for name in ("FAQPage", "HowTo", "QAPage", "SearchAction"))


@given(
    text=st.text() | st.sampled_from(["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&amp;", "\u2028"])
)
def test_no_text_ends_the_script_element_and_each_comes_back_as_it_was(text: str) -> None:
    page = replace(SAMPLE.page("a/"), title=text, description=text)
    found = json_ld(page, SAMPLE.site.site, Media())
    assert not set("<>&\u2028\u2029") & set(found)
    node = json.loads(found)["@graph"][0]
    assert (node["headline"], node.get("description", "")) == (text, text)
