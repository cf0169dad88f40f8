"""Each edition holds exactly its articles, at the addresses that were planned for them."""

import re

import pytest

from tests.build.conftest import BuiltBase
from tests.build.html_tree import Element

pytestmark = pytest.mark.slow

AllPages = dict[str, dict[str, Element]]
LANGUAGES = {"en": "", "zh": "zh/", "fa": "fa/"}
PUBLIC_ARTICLES = {
    "en": {
        "",
        "billing/",
        "billing/refunds/",
        "billing/invoices/",
        "billing/old-refunds/",
        "accounts/",
        "accounts/close/",
        "accounts/security/",
        "accounts/security/passwords/",
    },
    "zh": {
        "",
        "billing/",
        "billing/refunds/",
        "billing/invoices/",
        "billing/fapiao/",
        "accounts/",
        "accounts/close/",
        "accounts/security/passwords/",
    },
    "fa": {"", "billing/", "billing/refunds/", "billing/invoices/", "accounts/security/passwords/"},
}
AGENTS_MORE = {"en": {"accounts/zqagentsslug/"}, "zh": {"accounts/zqagentsslug/"}, "fa": set[str]()}
INTERNAL_MORE = {"en": {"staff/", "staff/zqinternalslug/"}, "zh": {"staff/zqinternalslug/"}, "fa": set[str]()}
ARTICLES = {
    "public": PUBLIC_ARTICLES,
    "agents": {language: PUBLIC_ARTICLES[language] | AGENTS_MORE[language] for language in LANGUAGES},
    "internal": {
        language: PUBLIC_ARTICLES[language] | AGENTS_MORE[language] | INTERNAL_MORE[language] for language in LANGUAGES
    },
}
"""Audience → language → the addresses of its articles below the language."""
SECTIONS_WITHOUT_A_FILE = {
    "en": set[str](),
    "zh": {"accounts/security/", "staff/"},
    "fa": {"accounts/", "accounts/security/"},
}
TAGS = {
    "public": {"money", "returns"},
    "agents": {"money", "returns", "zqagentstag"},
    "internal": {"money", "returns", "zqagentstag", "zqinternaltag"},
}
EDITIONS = [(audience, language) for audience in ARTICLES for language in LANGUAGES]
COUNT = re.compile(r"^(\w+)/(\w+) +(\d+) articles = +(\d+) pages \+ (\d+) excluded.*; (\d+) pages more", re.MULTILINE)


def made(audience: str, language: str) -> set[str]:
    """Addresses of the pages that stand for no file."""
    tags = TAGS[audience] if language != "fa" else TAGS["public"]
    sections = {
        section
        for section in SECTIONS_WITHOUT_A_FILE[language]
        if any(article.startswith(section) for article in ARTICLES[audience][language])
    }
    return {"tags/", "search/", "404.html", *(f"tags/{tag}/" for tag in tags), *sections}


@pytest.mark.parametrize("audience", ARTICLES)
def test_a_site_has_the_pages_of_its_three_editions_and_no_others(audience: str, all_pages: AllPages) -> None:
    expected = {
        prefix + address
        for language, prefix in LANGUAGES.items()
        for address in ARTICLES[audience][language] | made(audience, language)
    }
    assert set(all_pages[audience]) == expected


@pytest.mark.parametrize(("audience", "language"), EDITIONS)
def test_the_account_is_what_stands_on_the_disk(audience: str, language: str, built: BuiltBase) -> None:
    counts = {
        (match[1], match[2]): [int(number) for number in match.groups()[2:]] for match in COUNT.finditer(built.printed)
    }
    files = sum(1 for _ in (built.base / "docs" / language).rglob("*.md"))
    pages = len(ARTICLES[audience][language])
    assert counts[audience, language] == [files, pages, files - pages, len(made(audience, language))]


@pytest.mark.parametrize(("audience", "language"), EDITIONS)
def test_every_page_says_its_language_and_direction(audience: str, language: str, all_pages: AllPages) -> None:
    direction = "rtl" if language == "fa" else "ltr"
    for address in ARTICLES[audience][language] | made(audience, language):
        html = all_pages[audience][LANGUAGES[language] + address].one("html")
        assert (html.attributes["lang"], html.attributes["dir"]) == (language, direction), address


@pytest.mark.parametrize("audience", ARTICLES)
def test_every_page_has_one_heading_one_title_and_no_id_twice(audience: str, all_pages: AllPages) -> None:
    for address, page in all_pages[audience].items():
        assert page.one("h1").text.strip(), address
        assert page.one("title").text.strip(), address
        assert len(page.ids) == len(set(page.ids)), address
        assert all(page.ids), address


def test_every_language_has_a_page_for_missing_addresses_that_works_at_any_depth(all_pages: AllPages) -> None:
    for audience, pages in all_pages.items():
        for prefix in LANGUAGES.values():
            page = pages[f"{prefix}404.html"]
            links = [element.attributes.get("href") or element.attributes.get("src") for element in page.walk()]
            local = [link for link in links if link and not link.startswith(("mailto:", "#"))]
            assert local, (audience, prefix)
            assert [link for link in local if not link.startswith("/")] == []
