"""Texts that are written once and shown in several articles."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.edition import Edition
from kbtool.content.expansion import MOST
from kbtool.content.knowledge_base import KnowledgeBase

TODAY = date(2026, 11, 22)
MakeBase = Callable[..., KnowledgeBase]
AUDIENCES = 3
INCLUDE = "/// include | _includes/terms.md\n///\n"


def article(body: str, audience: str = "public", title: str = "A") -> str:
    """An article."""
    return f"---\ntitle: {title}\naudience: {audience}\n---\n{body}"


def shared(body: str, audience: str = "public") -> str:
    """A text for several articles."""
    return f"---\naudience: {audience}\n---\n{body}"


def body_of(kb: KnowledgeBase, audience: str = "public", key: str = "pay/a", language: str = "en") -> str:
    """What the readers get of an article."""
    found = {item.key: item for item in kb.select(Edition(audience, language), TODAY).articles}
    return found[key].body


def errors_of(kb: KnowledgeBase) -> list[tuple[str, int, str]]:
    """Path, line and message of what is wrong with includes; those articles must be in no edition."""
    found = [item for item in kb.diagnostics if item.name == "broken-include"]
    withheld = {item.path for item in kb.withheld if item.is_error}
    assert {item.path for item in found} <= withheld
    return [(item.path, item.span.line, item.message) for item in found]


def test_an_article_shows_the_text_that_it_includes(make_base: MakeBase) -> None:
    kb = make_base(
        {"en/pay/a.md": article(f"One\n\n{INCLUDE}\nTwo\n"), "en/_includes/terms.md": shared("Thirty days.\n")}
    )
    assert body_of(kb) == "One\n\n\nThirty days.\n\n\nTwo\n"
    assert errors_of(kb) == []


def test_a_shared_text_is_no_article(make_base: MakeBase) -> None:
    kb = make_base({"en/pay/a.md": article(INCLUDE), "en/_includes/terms.md": shared("T\n")})
    assert [item.path for item in kb.articles] == ["docs/en/pay/a.md"]
    assert [item.path for item in kb.includes] == ["docs/en/_includes/terms.md"]
    assert kb.withheld == ()
    assert not [item for item in kb.diagnostics if item.path == "docs/en/_includes/terms.md"]


def test_every_line_is_indented_as_the_block_is(make_base: MakeBase) -> None:
    body = "1. One\n\n    /// include | _includes/terms.md\n    ///\n\n2. Two\n"
    kb = make_base({"en/pay/a.md": article(body), "en/_includes/terms.md": shared("A\n\n- b\n")})
    assert body_of(kb) == "1. One\n\n\n    A\n\n    - b\n\n\n2. Two\n"


def test_a_block_in_a_shared_text_is_cut_for_wider_audiences(make_base: MakeBase) -> None:
    text = shared("All.\n\n/// audience | agents\nStaff.\n///\n")
    kb = make_base({"en/pay/a.md": article(INCLUDE), "en/_includes/terms.md": text})
    assert "Staff" not in body_of(kb)
    assert "Staff" in body_of(kb, "agents")


def test_a_narrower_text_stands_in_a_block_for_its_readers(make_base: MakeBase) -> None:
    body = f"All.\n\n/// audience | agents\n{INCLUDE}///\n"
    kb = make_base({"en/pay/a.md": article(body), "en/_includes/terms.md": shared("Staff.\n", "agents")})
    assert errors_of(kb) == []
    assert "Staff" not in body_of(kb)
    assert "Staff" in body_of(kb, "agents")


@pytest.mark.parametrize("folder", ["en/index.md", "en/_includes/index.md"])
def test_a_shared_text_is_for_whom_its_folder_is(make_base: MakeBase, folder: str) -> None:
    files = {folder: article("Home\n", "agents"), "en/pay/a.md": article(INCLUDE), "en/_includes/terms.md": "T\n"}
    kb = make_base(files)
    expected = [("docs/en/pay/a.md", 5, "_includes/terms.md is for agents, and the text here for public")]
    assert errors_of(kb) == (expected if "_includes" in folder else [])


def test_a_shared_text_without_audience_is_for_nobody(make_base: MakeBase) -> None:
    files = {"en/pay/a.md": article(INCLUDE), "en/_includes/terms.md": "T\n"}
    kb = make_base(files, defaults={"state": "published"})
    assert errors_of(kb) == [("docs/en/pay/a.md", 5, "_includes/terms.md does not exist or is withheld")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/// include | _includes/no.md\n///", "_includes/no.md does not exist or is withheld"),
        ("/// include | pay/b.md\n///", "pay/b.md is no file in _includes"),
        ("/// include | _includes/../pay/b.md\n///", "_includes/../pay/b.md is no file in _includes"),
        ("/// include | ../_includes/terms.md\n///", "../_includes/terms.md is no file in _includes"),
        ("/// include | _includes/staff.md\n///", "_includes/staff.md is for internal, and the text here for public"),
        ("/// include | _includes/draft.md\n///", "_includes/draft.md is not published"),
        ("/// include | _includes/later.md\n///", "_includes/later.md is not published"),
        ("/// include | _includes/terms.md", "not an include"),
        ("//// include | _includes/terms.md\n///", "not an include"),
        ("> /// include | _includes/terms.md\n> ///", "not an include"),
        ("//include|_includes/terms.md\n//", "not an include"),
        ("/// Include _includes/terms.md\n///", "not an include"),
        ("/// include | _includes/circle.md\n///", "_includes/circle.md includes itself"),
        (
            "/// include | _includes/escaped.md\n///",
            "docs/en/_includes/escaped.md names a_b.png, which cannot be moved",
        ),
    ],
)
def test_an_include_that_cannot_be_shown_withholds_its_article(make_base: MakeBase, line: str, message: str) -> None:
    files = {
        "en/pay/a.md": article(f"One\n\n{line}\n"),
        "en/pay/b.md": article("B\n"),
        "en/_includes/terms.md": shared("T\n"),
        "en/_includes/staff.md": shared("T\n", "internal"),
        "en/_includes/draft.md": "---\nstate: draft\naudience: public\n---\nT\n",
        "en/_includes/later.md": "---\npublish_on: 2020-01-01\naudience: public\n---\nT\n",
        "en/_includes/circle.md": shared("/// include | _includes/circle.md\n///\n"),
        "en/_includes/escaped.md": shared("![A](a\\_b.png)\n"),
    }
    kb = make_base(files)
    assert errors_of(kb) == [("docs/en/pay/a.md", 7, message)]
    assert [item.key for item in kb.select(Edition("internal", "en"), TODAY).articles] == ["pay/b"]


def test_what_only_few_see_is_checked_for_them(make_base: MakeBase) -> None:
    body = f"All.\n\n/// audience | agents\n{INCLUDE}///\n"
    kb = make_base({"en/pay/a.md": article(body), "en/_includes/terms.md": shared("T\n", "internal")})
    assert errors_of(kb) == [
        ("docs/en/pay/a.md", 8, "_includes/terms.md is for internal, and the text here for agents")
    ]


@pytest.mark.parametrize(
    "body", [f"```\n{INCLUDE}```\n", f"<!--\n{INCLUDE}-->\n", "`/// include | a.md`\n", "a // includes b\n"]
)
def test_code_and_comments_include_nothing(make_base: MakeBase, body: str) -> None:
    kb = make_base({"en/pay/a.md": article(body)})
    assert errors_of(kb) == []
    assert body_of(kb) == body


def test_a_translation_includes_the_text_of_its_own_language(make_base: MakeBase) -> None:
    files = {"en/pay/a.md": article(INCLUDE), "en/_includes/terms.md": shared("Thirty days.\n")}
    kb = make_base({**files, "zh/pay/a.md": f"---\ntitle: 甲\n---\n{INCLUDE}"})
    assert errors_of(kb) == [("docs/zh/pay/a.md", 4, "_includes/terms.md does not exist or is withheld")]
    kb = make_base({**files, "zh/pay/a.md": f"---\ntitle: 甲\n---\n{INCLUDE}", "zh/_includes/terms.md": "三十天。\n"})
    assert body_of(kb, language="zh").strip() == "三十天。"


def test_links_and_images_lead_where_they_led_from_the_shared_text(make_base: MakeBase) -> None:
    text = "[B](../pay/b.md#x) ![P](p%20q.png) [K](kb:b) [H](#here) [W](https://example.com/) [R](/pay/b.md) [r]\n"
    text += "\n[r]: p.pdf\n"
    files = {"en/pay/a.md": article(INCLUDE), "en/_includes/p q.png": b"", "en/_includes/p.pdf": b""}
    kb = make_base({**files, "en/pay/b.md": article("B\n"), "en/_includes/terms.md": shared(text)})
    moved = text.replace("p%20q.png", "../_includes/p%20q.png").replace("p.pdf", "../_includes/p.pdf")
    assert body_of(kb).strip("\n") == moved.replace("../pay/b.md", "b.md").strip("\n")
    (shown,) = [item for item in kb.select(Edition("public", "en"), TODAY).articles if item.key == "pay/a"]
    assert shown.files == ("en/_includes/p q.png", "en/_includes/p.pdf")
    assert shown.includes == ("docs/en/_includes/terms.md",)


def test_a_shared_text_may_include_another_one(make_base: MakeBase) -> None:
    chain = {f"en/_includes/{n}.md": shared(f"n{n}\n\n/// include | _includes/{n + 1}.md\n///\n") for n in range(3)}
    files = {
        "en/pay/a.md": article("/// include | _includes/1.md\n///\n"),
        **chain,
        "en/_includes/3.md": shared("n3\n"),
    }
    kb = make_base(files)
    assert body_of(kb).split() == ["n1", "n2", "n3"]
    kb = make_base({**files, "en/pay/a.md": article("/// include | _includes/0.md\n///\n")})
    assert errors_of(kb) == [("docs/en/pay/a.md", 5, "includes lie inside one another more than 3 deep")]


def ten(layer: object) -> str:
    """Ten includes."""
    return "".join(f"/// include | _includes/{layer}{n}.md\n///\n\n" for n in range(10))


def test_an_include_bomb_is_told_before_it_costs_anything(make_base: MakeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    cuts: list[object] = []

    def cut(*values: Any) -> object:
        cuts.append(values[0])
        return cut_audience_blocks(*values)

    monkeypatch.setattr("kbtool.content.expansion.cut_audience_blocks", cut)
    bomb = ten("")
    files = {f"en/_includes/{n}.md": shared(bomb) for n in range(10)}
    assert errors_of(make_base({"en/pay/a.md": article(bomb), **files}))
    assert len(cuts) <= AUDIENCES * MOST
    cuts.clear()
    layers = {f"en/_includes/{layer}{n}.md": shared(ten(layer + 1)) for layer in (1, 2) for n in range(10)}
    ends = {f"en/_includes/3{n}.md": shared("boom\n") for n in range(10)}
    found = errors_of(make_base({"en/pay/a.md": article(ten(1)), **layers, **ends}))
    assert found[0][2] == f"more than {MOST} includes, with those of the included files"
    assert len(cuts) <= AUDIENCES * MOST


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (INCLUDE * 40, "word " * 10_000),
        ("- a\n\n" + f"{' ' * 20_000}/// include | _includes/terms.md\n{' ' * 20_000}///\n", "a\n" * 10_000),
    ],
    ids=["many times", "far to the right"],
)
def test_an_article_that_includes_too_much_is_withheld(make_base: MakeBase, body: str, text: str) -> None:
    kb = make_base({"en/pay/a.md": article(body), "en/_includes/terms.md": shared(text)})
    assert {message for _, _, message in errors_of(kb)} == {
        "with what it includes, the article has more than 1000000 bytes"
    }
