"""What the pages of a built base say about each other."""

import pytest

from tests.build.html_tree import Element

pytestmark = pytest.mark.slow

Pages = dict[str, Element]


def links(element: Element) -> list[tuple[str, str]]:
    """(address, text) of every link inside."""
    return [(a.attributes["href"], " ".join(a.text.split())) for a in element.all("a") if "href" in a.attributes]


def addresses(element: Element) -> list[str]:
    """The addresses of every link inside."""
    return [address for address, _ in links(element)]


def languages(page: Element) -> dict[str, tuple[str, str]]:
    """The language menu: locale → address and text."""
    items = page.one("details", class_="menu").all("a")
    return {a.attributes["hreflang"]: (a.attributes["href"], " ".join(a.text.split())) for a in items}


def test_an_article_with_two_places_is_listed_in_both_under_one_address(public_pages: Pages) -> None:
    for section in ("billing/", "accounts/"):
        main = public_pages[section].one("main")
        assert addresses(main).count("../billing/refunds/") == 1, section
    facts = [links(fact) for fact in public_pages["billing/refunds/"].all("p", class_="facts")]
    assert [("../../accounts/", "Accounts")] in facts


def test_previous_and_next_follow_the_order_of_the_section(public_pages: Pages) -> None:
    first, second = public_pages["billing/refunds/"], public_pages["billing/invoices/"]
    assert [a.attributes["href"] for a in first.all("a", rel="prev")] == []
    assert first.one("a", rel="next").attributes["href"] == "../../billing/invoices/"
    assert second.one("a", rel="prev").attributes["href"] == "../../billing/refunds/"


def test_the_home_page_lists_the_categories_in_their_order(public_pages: Pages) -> None:
    categories = public_pages[""].one("ul", class_="categories")
    assert links(categories) == [("./billing/", "Billing"), ("./accounts/", "Accounts")]
    assert [small.text for small in categories.all("small")] == ["2 articles", "3 articles"]


def test_a_page_leads_to_itself_in_the_other_languages(public_pages: Pages) -> None:
    menu = languages(public_pages["zh/billing/refunds/"])
    assert menu == {
        "en": ("../../../billing/refunds/", "English"),
        "zh": ("../../../zh/billing/refunds/", "中文"),
        "fa": ("../../../fa/billing/refunds/", "فارسی"),
    }


def test_a_page_without_a_translation_says_so_and_leads_to_the_home_page(public_pages: Pages) -> None:
    address, text = languages(public_pages["accounts/close/"])["fa"]
    assert address == "../../fa/"
    assert text.startswith("فارسی ")
    assert "not translated" in text


def test_an_archived_article_names_its_successor_and_shows_none_of_its_text(public_pages: Pages) -> None:
    page = public_pages["billing/old-refunds/"]
    assert page.one("h1").text == "Refunds by cheque"
    assert ("../../billing/refunds/", "Get a refund") in links(page.one("main"))
    assert "zqarchivedtext" not in page.text


def test_an_archived_article_is_listed_nowhere_and_kept_from_search_engines(public_pages: Pages) -> None:
    page = public_pages["billing/old-refunds/"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    leading = [
        address for address, other in public_pages.items() if other is not page and "old-refunds" in str(links(other))
    ]
    assert leading == []


def test_the_top_heading_of_the_text_is_not_shown_twice(public_pages: Pages) -> None:
    assert public_pages["billing/refunds/"].one("main").text.count("Get a refund") == 1


def test_an_article_offers_its_attachment_with_type_and_size(public_pages: Pages) -> None:
    section = public_pages["billing/refunds/"].one("section", class_="attachments")
    assert links(section) == [("../../billing/form.pdf", "Return form")]
    assert section.one("small").text == "PDF, 13 B"


def test_a_tag_lists_its_articles_under_the_title_of_the_language(public_pages: Pages) -> None:
    page = public_pages["fa/tags/money/"]
    assert page.one("h1").text == "پول"
    assert addresses(page.one("main"))[-2:] == ["../../../fa/billing/refunds/", "../../../fa/billing/invoices/"]


def test_an_article_leads_to_the_list_of_all_tags(public_pages: Pages) -> None:
    end = public_pages["fa/billing/refunds/"].one("footer", class_="end")
    assert ("../../../fa/tags/", "برچسب‌ها:") in links(end)


def test_dates_are_for_people_and_for_machines(public_pages: Pages) -> None:
    byline = public_pages["fa/billing/invoices/"].one("p", class_="byline")
    updated = byline.one("time")
    assert updated.attributes["datetime"] == "2026-02-03"
    assert updated.text == "۱۴ بهمن ۱۴۰۴"


def test_restricted_editions_say_whom_they_are_for_and_the_public_one_does_not(
    all_pages: dict[str, dict[str, Element]],
) -> None:
    labels = {name: [p.text for p in pages["zh/"].all("p", class_="audience")] for name, pages in all_pages.items()}
    assert labels["public"] == []
    assert len(labels["agents"]) == len(labels["internal"]) == 1
    assert labels["agents"] != labels["internal"]
