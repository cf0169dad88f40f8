"""Text and files that more people may read than before."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.comparison.comparison import Comparison, FileChanges, compare
from tests.conftest import configuration

AUDIENCES = ("public", "agents", "internal")
LONG = "Give a goodwill credit of up to 50 euros without asking."


def base(texts: Mapping[str, str], audiences: tuple[str, ...] = AUDIENCES) -> KnowledgeBase:
    return KnowledgeBase.from_texts(configuration(Path("/base"), settings={"audiences": audiences}), texts)


def compared(before: Mapping[str, str], after: Mapping[str, str], audiences: tuple[str, ...] = AUDIENCES) -> Comparison:
    old = {path: text for path, text in before.items() if not path.endswith(".md")}
    new = {path: text for path, text in after.items() if not path.endswith(".md") and path not in old}
    changed = {f"docs/{path}" for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    files = FileChanges(changed, old, new)
    return compare(base(before), base(after, audiences), files, date(2026, 5, 1))


def widened(
    before: Mapping[str, str], after: Mapping[str, str], audiences: tuple[str, ...] = AUDIENCES
) -> list[tuple[str, int, str, str]]:
    found = compared(before, after, audiences).widened
    return [(item.path.removeprefix("docs/"), item.line, item.before, item.after) for item in found]


def article(body: str, audience: str = "public", title: str = "A", more: str = "") -> str:
    return f"---\ntitle: {title}\naudience: {audience}\n{more}---\n{body}\n"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param(("agents", "public"), ("agents", "public"), [], id="nothing"),
        pytest.param(("internal", ""), ("agents", ""), [("en/a.md", 0, "internal", "agents")], id="one step"),
        pytest.param(("agents", ""), ("public", ""), [("en/a.md", 0, "agents", "public")], id="to all"),
        pytest.param(("public", ""), ("agents", ""), [], id="narrower"),
    ],
)
def test_an_article_for_more_people_is_told(
    before: tuple[str, str], after: tuple[str, str], found: list[tuple[str, int, str, str]]
) -> None:
    assert widened({"en/a.md": article(LONG, before[0])}, {"en/a.md": article(LONG, after[0])}) == found


def test_an_article_that_inherits_a_wider_audience_is_told() -> None:
    index = "---\ntitle: Home\naudience: {0}\ndefaults:\n  audience: {0}\n---\n"
    before = {"en/s/index.md": index.format("agents"), "en/s/a.md": "---\ntitle: A\n---\nShort.\n"}
    after = before | {"en/s/index.md": index.format("public")}
    assert widened(before, after) == [("en/s/a.md", 0, "agents", "public"), ("en/s/index.md", 0, "agents", "public")]


def test_an_article_that_was_withheld_is_told() -> None:
    before = {"en/a.md": "---\ntitle: A\naudience: publik\n---\nText\n"}
    (found,) = compared(before, {"en/a.md": article("Text")}).widened
    assert (found.before, found.after) == ("nobody", "public")
    assert found.origin.startswith("unknown audience") or "publik" in found.origin


BLOCK = "Before.\n\n/// audience | agents\nYes, 5%.\n\nSay it twice.\n///\n\nAfter."


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(BLOCK.replace("/// audience | agents\n", "").replace("///\n", ""), id="block gone"),
        pytest.param("Before.\n\n- Yes,\n  5%.\n- **Say it\n  twice**.\n\nAfter.", id="wrapped anew"),
        pytest.param("Before.\n\n/// audience | agents\nNew.\n///\n\nYes, 5%.\n\nSay it twice.", id="moved out"),
    ],
)
def test_text_that_stood_in_a_block_is_told_however_short(after: str) -> None:
    (found,) = compared({"en/a.md": article(BLOCK)}, {"en/a.md": article(after)}).widened
    assert (found.before, found.after, found.sentences) == ("agents", "public", 2)
    assert "5%" in found.what
    assert article(after).split("\n")[found.line - 1].endswith(("Yes, 5%.", "Yes,"))


def test_a_block_for_more_people_is_told() -> None:
    inner = BLOCK.replace("| agents", "| internal")
    assert widened({"en/a.md": article(inner)}, {"en/a.md": article(BLOCK)}) == [("en/a.md", 8, "internal", "agents")]
    assert widened({"en/a.md": article(BLOCK)}, {"en/a.md": article(inner)}) == []


def test_text_copied_from_a_restricted_article_is_told_with_its_place() -> None:
    before = {"en/secret.md": article(f"# S\n\nOk.\n\n{LONG}", "internal"), "en/a.md": article("Hello.")}
    after = before | {"en/a.md": article(f"Hello.\n\nOk.\n\n> {LONG}")}
    (found,) = compared(before, after).widened
    assert (found.path, found.line, found.before, found.after) == ("docs/en/a.md", 9, "internal", "public")
    assert (found.what, found.origin) == (LONG, "docs/en/secret.md") or found.what.endswith(LONG)


def test_text_copied_from_a_block_of_another_article_is_told() -> None:
    before = {"en/b.md": article(f"Hi.\n\n/// audience | agents\n{LONG}\n///"), "en/a.md": article("Hello.")}
    (found,) = compared(before, before | {"en/a.md": article(f"Hello.\n\n{LONG}")}).widened
    assert (found.line, found.before, found.after, found.origin) == (7, "agents", "public", "docs/en/b.md")


def test_text_that_everybody_could_read_somewhere_is_not_told() -> None:
    before = {"en/secret.md": article(LONG, "internal"), "en/b.md": article(LONG), "en/a.md": article("Hello.")}
    assert widened(before, before | {"en/a.md": article(f"Hello. {LONG}")}) == []


def test_the_title_of_a_restricted_article_is_text_too() -> None:
    before = {"en/secret.md": article("x", "internal", "Merger with Example Industries"), "en/a.md": article("Hello.")}
    after = before | {"en/a.md": article("See merger with Example Industries")}
    assert widened(before, after) == []
    for text in ("## Merger with Example Industries", "Merger with **Example** Industries!"):
        assert widened(before, before | {"en/a.md": article(text)}) == [("en/a.md", 5, "internal", "public")]


def test_an_article_that_moved_is_the_same_article() -> None:
    moved = {"en/s/b.md": article(LONG, "public")}
    (found,) = compared({"en/a.md": article(LONG, "internal")}, moved).widened
    assert (found.path, found.line, found.origin) == ("docs/en/s/b.md", 0, "docs/en/a.md")


def test_a_draft_for_the_same_people_is_no_widening_but_noted() -> None:
    before = {"en/a.md": article(LONG, more="state: draft\n")}
    found = compared(before, {"en/a.md": article(LONG)})
    assert found.widened == ()
    assert found.articles[0].notes == ("state: draft → published",)


def test_files_are_told_also_under_another_name() -> None:
    inside = "Hello.\n\n/// audience | agents\n![](plan.png)\n///\n"
    before = {"en/a.md": article(inside), "en/plan.png": "PLAN", "en/unused.pdf": "PDF"}
    opened = {"en/a.md": article("Hello.\n\n![](plan.png) [p](unused.pdf)")}
    assert widened(before, before | opened) == [
        ("en/plan.png", 0, "agents", "public"),
        ("en/unused.pdf", 0, "nobody", "public"),
    ]
    copied = {"en/a.md": article(f"{inside}\n![](copy.png)"), "en/copy.png": "PLAN"}
    (found,) = compared(before, before | copied).widened
    assert (found.path, found.before, found.origin) == ("docs/en/copy.png", "agents", "en/plan.png")


def test_a_new_file_is_no_widening() -> None:
    assert widened({}, {"en/a.md": article("![](b.png)"), "en/b.png": "B"}) == []


def test_settings_that_turn_the_order_round_widen_everything_below() -> None:
    texts = {"en/a.md": article(LONG, "agents"), "en/b.md": article("Public.", "public")}
    assert widened(texts, texts, ("agents", "public", "internal")) == [("en/a.md", 0, "agents", "agents")]
    found = compared(texts, texts, ("agents", "public", "internal")).settings
    assert [(item.name, item.after) for item in found] == [("extra.kbtool.audiences", "agents, public, internal")]


def test_chinese_and_persian_sentences_are_known_again() -> None:
    chinese = "客服可以直接退款五十欧元。无需再问。"
    persian = "پشتیبان می‌تواند بدون پرسیدن پنجاه یورو برگرداند."
    before = {"en/s.md": article(f"{chinese}\n\n{persian}", "internal"), "en/a.md": article("Hello.")}
    assert widened(before, before | {"en/a.md": article("先说。客服可以直接退款五十欧元。")}) == [
        ("en/a.md", 5, "internal", "public")
    ]
    assert widened(before, before | {"en/a.md": article(f"- {persian}")}) == [("en/a.md", 5, "internal", "public")]
