"""Titles, descriptions and addresses: each page has its own."""

from collections import Counter

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from tests.site.described_pages import MakeBase, article, described

HELP = "https://help.example.com/"


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    """What writers leave out and say twice: descriptions, first sentences, titles."""
    return make_base(
        {
            "en/billing/overview.md": article("Overview", "The same start.", tags="[billing]"),
            "en/billing/refunds.md": article("Refunds", "The same start.", tags="[billing]"),
            "en/billing/cards/one.md": article("One", "```\nonly code\n```"),
            "en/accounts/index.md": article("Accounts", description="Who has one."),
            "en/accounts/overview.md": article("Overview", "Another start.", also_in="[billing]"),
            "en/lone/index.md": article("Lone", "Nothing below.\n\nMore text."),
            "en/mute/index.md": article("Mute", "<!-- nothing -->"),
            "en/empty/old.md": article("Old", state="archived"),
        }
    )


def test_every_page_that_can_be_found_has_a_title_and_a_description_of_its_own(kb: KnowledgeBase) -> None:
    pages = [staged.page for staged in described(kb).site.pages if not staged.page.noindex]
    assert len(pages) == 12
    assert max(Counter(page.title_tag for page in pages).values()) == 1
    assert max(Counter(page.description for page in pages).values()) == 1
    assert all(page.description for page in pages)


@pytest.mark.parametrize(
    ("url", "title", "description"),
    [
        ("", "Help", "In Help: Accounts, Billing, Lone, Mute."),
        ("accounts/", "Accounts · Help", "Who has one."),
        ("lone/", "Lone · Help", "Nothing below."),
        ("mute/", "Mute · Help", "Mute · Help"),
        ("billing/", "Billing · Help", "In Billing: Cards, Overview, Refunds."),
        ("billing/cards/one/", "One · Help", "One · Cards"),
        ("billing/overview/", "Overview · Billing · Help", "Overview: The same start."),
        ("accounts/overview/", "Overview · Accounts · Help", "Another start."),
        ("billing/refunds/", "Refunds · Help", "Refunds: The same start."),
        ("tags/billing/", "billing · Tags · Help", "Everything in the help centre about billing."),
    ],
)
def test_titles_and_descriptions_say_what_is_there(kb: KnowledgeBase, url: str, title: str, description: str) -> None:
    page = described(kb).page(url)
    assert (page.title_tag, page.description) == (title, description)


def test_a_long_list_is_cut_before_a_name(make_base: MakeBase) -> None:
    kb = make_base({f"zh/a/{number}.md": article(f"第{number}篇说明文字") for number in range(30)})
    description = described(kb, "zh").page("zh/a/").description
    assert description.startswith("“A”包含：第0篇说明文字、")
    assert description.endswith("篇说明文字、…。")
    assert 60 < len(description) < 90


def test_an_article_has_one_address_however_many_sections_list_it(kb: KnowledgeBase) -> None:
    edition = described(kb)
    found = [staged.page for staged in edition.site.pages if staged.page.title == "Overview"]
    assert [page.canonical for page in found] == [f"{HELP}accounts/overview/", f"{HELP}billing/overview/"]
    assert "accounts/overview/" in [link.url for link in edition.page("billing/").articles]


@pytest.mark.parametrize("url", ["404.html", "search/", "empty/old/"])
def test_what_nobody_shall_find_has_no_address_of_its_own(kb: KnowledgeBase, url: str) -> None:
    metadata = described(kb).metadata(url)
    assert metadata.robots == "noindex"
    assert (metadata.canonical, metadata.open_graph, metadata.json_ld) == ("", (), "")


def test_what_can_be_found_may_be_shown_large(kb: KnowledgeBase) -> None:
    metadata = described(kb).metadata("billing/refunds/")
    assert metadata.robots == "max-image-preview:large, max-snippet:-1"
    assert metadata.canonical == f"{HELP}billing/refunds/"


def test_a_tag_of_one_article_is_not_worth_finding(make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": article("A", tags="[one, two]"), "en/b.md": article("B", tags="[two]")})
    assert [described(kb).page(f"tags/{tag}/").noindex for tag in ("one", "two")] == [True, False]


def test_a_language_of_nothing_but_archived_articles_is_not_worth_finding(make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": article("A"), "zh/a.md": article("甲", state="archived")})
    assert described(kb, "zh").page("zh/").noindex
    assert described(kb).metadata("").alternates == ()
