"""The tree of categories and sections."""

from collections.abc import Callable
from datetime import date

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.taxonomy import Section, build_tree, folder_title

MakeBase = Callable[..., KnowledgeBase]


def article(title: str, **fields: str) -> str:
    """A public article."""
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\ntitle: {title}\naudience: public\n{lines}---\n"


def tree(kb: KnowledgeBase, locale: str = "en") -> Section:
    """The tree of the public edition."""
    return build_tree(kb.select(Edition("public", locale), date(2026, 11, 22)).articles, locale, "Help")


def outline(section: Section) -> list[object]:
    """Titles of articles, then of sections with what is below them."""
    return [*(item.fields.title for item in section.articles), *((sub.title, outline(sub)) for sub in section.sections)]


def test_folders_are_categories_and_sections(make_base: MakeBase) -> None:
    kb = make_base(
        {
            "en/index.md": article("Home"),
            "en/top.md": article("Top"),
            "en/billing/index.md": article("Money"),
            "en/billing/refunds.md": article("Refunds"),
            "en/billing/tax/vat.md": article("VAT"),
        }
    )
    assert tree(kb).title == "Home"
    assert outline(tree(kb)) == ["Top", ("Money", ["Refunds", ("Tax", ["VAT"])])]


def test_order_comes_before_weight_and_weight_before_title(make_base: MakeBase) -> None:
    kb = make_base(
        {
            "en/index.md": article("Home", order="[last, first]"),
            "en/a.md": article("Apple", weight="20"),
            "en/b.md": article("Banana", weight="10"),
            "en/c.md": article("Äpfel"),
            "en/d.md": article("Zebra"),
            "en/first.md": article("First"),
            "en/last.md": article("Last"),
        }
    )
    assert outline(tree(kb)) == ["Last", "First", "Banana", "Apple", "Äpfel", "Zebra"]


def test_titles_stand_in_the_order_of_their_language(make_base: MakeBase) -> None:
    chinese = {f"zh/{i}.md": article(title) for i, title in enumerate(("重庆", "北京", "上海"))}
    persian = {f"fa/{i}.md": article(title) for i, title in enumerate(("یادداشت", "هزینه", "وام", "پرداخت", "آغاز"))}
    kb = make_base({**chinese, **persian})
    assert outline(tree(kb, "zh")) == ["北京", "重庆", "上海"]
    assert outline(tree(kb, "fa")) == ["آغاز", "پرداخت", "وام", "هزینه", "یادداشت"]


def test_an_article_stands_in_every_section_it_names_and_counts_once(make_base: MakeBase) -> None:
    kb = make_base(
        {
            "en/a/one.md": article("One", also_in="[b, b/c, missing]"),
            "en/b/two.md": article("Two"),
            "en/b/c/three.md": article("Three"),
        }
    )
    root = tree(kb)
    assert outline(root) == [("A", ["One"]), ("B", ["One", "Two", ("C", ["One", "Three"])])]
    assert root.count == 3


def test_a_folder_is_compared_by_its_whole_name(make_base: MakeBase) -> None:
    kb = make_base({"en/billing/a.md": article("A"), "en/billing-old/b.md": article("B")})
    assert outline(tree(kb)) == [("Billing", ["A"]), ("Billing old", ["B"])]


def test_a_folder_without_page_is_named_after_itself() -> None:
    assert folder_title("write/getting-started_now") == "Getting started now"
