"""The ten commonest mistakes of writers: each gives one message, and it says what to do."""

import base64
from pathlib import Path

import pytest

from tests.cli.conftest import MKDOCS_YML, output, run, write

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PATH = "docs/en/billing/refunds.md"
ARTICLE = """\
---
title: Get your money back
description: How to ask for a refund, how long it takes, and what we need from you before we can pay.
tags: [money]
last_reviewed_on: 2026-01-05
---

Write to us within thirty days. See [opening hours](hours.md).

## What we need

The number of your order.

![The order number stands at the top right](order.png)
"""
SECTION = "---\ntitle: {}\ndescription: {}\naudience: public\nlast_reviewed_on: 2026-01-05\n---\n\nWelcome.\n"
TEXTS = {
    "mkdocs.yml": MKDOCS_YML.replace("owner: docs-team}", "owner: docs-team, audience: public}"),
    "docs/_data/owners.yml": "docs-team: {name: Docs}\n",
    "docs/_data/tags.yml": "money: {title: {en: Money}}\n",
    "docs/en/index.md": SECTION.format(
        "Help for shoppers", "Everything about orders, payments and deliveries of our shop, in short articles."
    ),
    "docs/en/billing/index.md": SECTION.format(
        "Payments", "Articles on paying, on invoices and on getting your money back when something went wrong."
    ),
    "docs/en/billing/hours.md": """\
---
title: Opening hours
description: When you can reach us by telephone, by chat and in the shop, on weekdays and on holidays.
last_reviewed_on: 2026-01-05
---

From nine to five. See [how to get your money back](refunds.md#what-we-need).
""",
}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base without a fault, which is the current folder."""
    write(tmp_path, TEXTS | {PATH: ARTICLE})
    (tmp_path / "docs/en/billing/order.png").write_bytes(PICTURE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_mistake_there_is_nothing_to_say(shop: Path) -> None:
    assert output("check").startswith("no problems\n")


MISTAKES = {
    "a field that is spelt wrong": (
        ("description:", "descripton:"),
        "3:1: error KB101 unknown-key: unknown key descripton",
        "did you mean description?",
    ),
    "a colon in a title": (
        ("Get your money back", "Refunds: get your money back"),
        "2:15: error KB020 yaml-syntax: a value holds a colon and a space, or a line is indented too far",
        "put the value in quotes: title: 'Refunds: get your money back'",
    ),
    "no title": (
        ("title: Get your money back\n", ""),
        "1:1: error KB120 missing-title: title is missing, taken from the file name: Refunds",
        "add a title to the front matter",
    ),
    "a date as people write it": (
        ("2026-01-05", "5.1.2026"),
        "5:19: error KB108 invalid-date: last_reviewed_on is no date as articles write it: 5.1.2026",
        "say which day is meant: write 2026-01-05 for 5 January or 2026-05-01 for 1 May",
    ),
    "readers who do not exist": (
        ("tags:", "audience: agent\ntags:"),
        "4:11: error KB111 unknown-audience: audience is agent",
        "use one of: public, agents, internal",
    ),
    "a link with a slip of the pen": (
        ("hours.md", "huors.md"),
        "8:53: error KB300 broken-link: huors.md leads nowhere",
        "did you mean hours.md?",
    ),
    "a picture under another name": (
        ("order.png", "orders.png"),
        "14:45: error KB320 missing-image: there is no image orders.png",
        "did you mean order.png?",
    ),
    "a picture that says nothing to who cannot see it": (
        ("![The order number stands at the top right]", "![]"),
        "14:1: warning KB321 missing-alt-text: the image has no alternative text",
        "say in a few words what the image shows: `![Menu with Refund marked](…)`",
    ),
    "a heading that is chosen for its size": (
        ("## What we need", "#### What we need"),
        "10:1: warning KB201 heading-skip: h4 follows h1",
        "make it h2, or add the missing h2 above it",
    ),
    "a link that says only here": (
        ("[opening hours]", "[here]"),
        "8:37: warning KB310 vague-link-text: the link says only here",
        "let the link's words name what it leads to",
    ),
}


@pytest.mark.parametrize(("change", "place", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gives_one_message(change: tuple[str, str], place: str, hint: str, shop: Path) -> None:
    assert ARTICLE.count(change[0]) == 1
    (shop / PATH).write_text(ARTICLE.replace(*change), encoding="utf-8")
    lines = run("check").stdout.split("\n")
    found = [line for line in lines if line.startswith("docs/")]
    hints = [line.strip() for line in lines if line.strip().startswith("hint: ")]
    assert (found, hints) == ([f"{PATH}:{place}"], [f"hint: {hint}"])
