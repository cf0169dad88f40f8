"""Structured data says what schema.org has words for, and what search engines want to be told, on every page."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.audit import structured_data, vocabulary
from tests.audit.checkers import told
from tests.audit.vocabulary import Vocabulary

PAGE = '<!doctype html><html lang="en"><script type="application/ld+json">{}</script></html>'
TRAIL = {
    "@type": "BreadcrumbList",
    "itemListElement": [{"@type": "ListItem", "position": 1, "item": "https://a.example/"}],
}


def test_the_validator_has_nothing_against_any_page(help_centre: Path, vocabulary_file: Path) -> None:
    assert told(structured_data.complaints(help_centre / "public", vocabulary_file)) == []


def test_every_word_is_one_of_the_vocabulary(help_centre: Path, words: Vocabulary) -> None:
    assert told(vocabulary.complaints(help_centre / "public", words)) == []


def test_every_page_that_may_be_found_has_structured_data(help_centre: Path) -> None:
    pages = [page for page in (help_centre / "public").rglob("*.html") if is_found(page.read_text(encoding="utf-8"))]
    assert len(pages) > 100
    assert [page for page in pages if len(vocabulary.structured_data(page)) != 1] == []


def test_the_validator_sees_what_search_engines_miss(tmp_path: Path, vocabulary_file: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(json.dumps({"@context": "https://schema.org", "@graph": [TRAIL]})))
    (found,) = structured_data.complaints(tmp_path, vocabulary_file)
    assert "name" in found.message


@pytest.mark.parametrize(
    ("thing", "faults"),
    [
        ({"@type": "TechArticle", "headline": "a", "author": {"@id": "#us"}}, []),
        ({"@type": "TechArticle", "headlin": "a"}, ["no such property: headlin"]),
        ({"@type": "Artikel"}, ["no such type: Artikel"]),
        ({"@type": "Person", "headline": "a"}, ["Person has no property headline"]),
        ({"@type": ["Person", "TechArticle"], "headline": "a"}, []),
        ({"@type": "TechArticle", "publisher": {"name": "a"}}, ["a thing without a type: name"]),
        ({"@type": "FAQPage"}, ["out of use: FAQPage"]),
        (
            {"@graph": [{"@type": "WebSite", "potentialAction": [{"@type": "SearchAction"}]}]},
            ["out of use: SearchAction"],
        ),
        ({"@type": "CreativeWork", "encodings": "a"}, ["out of use: encodings"]),
    ],
)
def test_what_schema_org_has_no_word_for_is_a_fault(
    words: Vocabulary, thing: dict[str, object], faults: list[str]
) -> None:
    assert list(words.faults(thing)) == faults


def is_found(text: str) -> bool:
    """Whether search engines may show the page: neither closed to them nor only a sign to another."""
    tree = LexborHTMLParser(text)
    robots = tree.css_first('meta[name="robots"]')
    closed = robots is not None and "noindex" in (robots.attributes.get("content") or "")
    return not closed and tree.css_first('meta[http-equiv="refresh"]') is None
