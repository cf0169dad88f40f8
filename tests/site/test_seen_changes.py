"""The date of an article is that of its last change for those who read it."""

from datetime import date

import pytest

from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.history.history import Version
from kbtool.site.seen_changes import last_seen_change

RULES = ReadingRules(("public", "agents", "internal"))
NAMES = {"open", "pay/open", "pay"}
FIRST, SECOND = date(2026, 1, 1), date(2026, 2, 2)
BLOCK = "\n/// audience | agents\n{}\n///\n"


def changed(before: str, after: str, audience: str) -> bool:
    versions = (Version(SECOND, before.encode(), after.encode()), Version(FIRST, b"", before.encode()))
    return last_seen_change(versions, audience, RULES, NAMES) == SECOND


def article(body: str = "text\n", **fields: str) -> str:
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: A\n{head}---\n{body}"


@pytest.mark.parametrize(
    ("before", "after", "seen_by"),
    [
        (article("a\n"), article("b\n"), {"public", "agents"}),
        (article("a\n" + BLOCK.format("x")), article("a\n" + BLOCK.format("y")), {"agents"}),
        (article("a\n" + BLOCK.format("x")), article("b\n" + BLOCK.format("x")), {"public", "agents"}),
        (article("a\n"), article("a\n" + BLOCK.format("x")), {"agents"}),
        (article("a\n" + BLOCK.format("x")), article("a\n"), {"agents"}),
        (article(related="[open]"), article(related="[open, secret]"), set()),
        (article(related="[secret]"), article(), set()),
        (article(), article(also_in="[pay]"), {"public", "agents"}),
        (article(order="[open, secret]"), article(order="[secret, open]"), set()),
        (article(state="archived"), article(state="archived", replaced_by="secret"), set()),
        (article(owner="ann"), article(owner="bob"), {"public", "agents"}),
        (article(owner="ann"), article(owner="bob", related="[secret]"), {"public", "agents"}),
        (article(), article(weird="x"), {"public", "agents"}),
        ("no front matter\n", "none still\n", {"public", "agents"}),
        (article(), article(last_reviewed_on="2026-02-02", review_by="2027-02-02", reviewers="[ann]"), set()),
        (article(keywords="[x]"), article(keywords="[y]", last_reviewed_on="2026-02-02"), set()),
        (article("one\ntwo\n"), article("one two  \n\n<!-- why -->\n"), set()),
        (article("1. one\n"), article("- one\n"), {"public", "agents"}),
        (article(), '---\n# why\n"title": "A"\n---\ntext\n', set()),
        ("---\ntitle: [\n---\ntext\n", article(), {"public", "agents"}),
    ],
)
def test_what_readers_cannot_see_is_no_change_for_them(before: str, after: str, seen_by: set[str]) -> None:
    assert {audience for audience in ("public", "agents") if changed(before, after, audience)} == seen_by


def test_an_article_is_never_older_than_its_first_text() -> None:
    versions = (Version(SECOND, article("a" + BLOCK.format("x")).encode(), article("a").encode()),)
    assert last_seen_change(versions, "public", RULES, NAMES) == SECOND
