"""`kbtool list`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import first_column, output, refusal, run

EN, FA, ZH = "docs/en/", "docs/fa/", "docs/zh-cn/"


def test_every_markdown_file_is_listed_also_one_with_an_error(base: Path) -> None:
    files = sorted(path.relative_to(base).as_posix() for path in (base / "docs").rglob("*.md"))
    assert first_column(output("list")) == files
    row = next(line for line in output("list").split("\n") if "broken" in line)
    assert "withheld" in row
    assert "unknown key titel" in row


def test_the_columns_say_what_the_article_is(base: Path) -> None:
    header, *lines = output("list", "--section", "billing", "--language", "en").split("\n")
    assert header.split() == ["path", "title", "state", "audience", "owner", "reviewed", "languages"]
    row = next(line for line in lines if "refunds" in line)
    assert row.split() == [
        f"{EN}billing/refunds.md", "Refunds", "published", "public", "billing-team", "2026-01-10", "en", "fa", "zh-CN"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--owner", "billing-team", "--language", "en"], [f"{EN}billing/refunds.md"]),
        (["--state", "draft"], [f"{EN}billing/secret.md"]),
        (["--state", "withheld"], [f"{EN}start/broken.md"]),
        (["--audience", "agents"], [f"{EN}billing/secret.md"]),
        (["--tag", "MONEY"], [f"{EN}billing/refunds.md", f"{FA}billing/refunds.md", f"{ZH}billing/refunds.md"]),
        (["--language", "zh-cn"], [f"{ZH}billing/refunds.md"]),
        (["--type", "policy", "--language", "fa"], [f"{FA}billing/refunds.md"]),
        (["--missing-translation", "fa", "--section", "billing"], [f"{EN}billing/index.md", f"{EN}billing/secret.md"]),
        (["--missing-translation", "en"], []),
        (["--reviewed-before", "2026-01-01", "--where", "last_reviewed_on=2025-03-01"], [f"{EN}billing-old/fees.md"]),
        (["--due-before", "2026-07-11", "--language", "en"], [f"{EN}billing/refunds.md"]),
        (["--due-before", "2026-07-10"], []),
        (
            ["--section", "start"],
            [f"{EN}billing/refunds.md", f"{EN}start/broken.md", f"{FA}billing/refunds.md", f"{ZH}billing/refunds.md"],
        ),
        (["--section", "billing-old/"], [f"{EN}billing-old/fees.md"]),
        (["--where", "title=refunds"], [f"{EN}billing/refunds.md"]),
        (["--where", "search.boost=1.0", "--where", "key=billing"], [f"{EN}billing/index.md"]),
        (["--where", "also_in=nowhere", "--where", "language=fa"], [f"{FA}billing/refunds.md"]),
    ],
)
def test_filters_find_what_is_like_that(base: Path, arguments: list[str], expected: list[str]) -> None:
    assert first_column(run("list", *arguments).stdout) == expected


def test_an_empty_condition_finds_articles_without_a_value(base: Path) -> None:
    found = first_column(output("list", "--where", "type=", "--language", "en"))
    assert f"{EN}billing/refunds.md" not in found
    assert f"{EN}billing/secret.md" in found


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("last_reviewed_on", f"{EN}billing-old/fees.md", f"{FA}index.md"),
        ("-last_reviewed_on", f"{EN}billing/refunds.md", f"{FA}index.md"),
        ("title", f"{EN}billing-old/fees.md", f"{EN}start/broken.md"),
        ("-path", f"{ZH}billing/refunds.md", f"{EN}billing-old/fees.md"),
    ],
)
def test_rows_are_sorted_with_those_without_a_value_last(base: Path, key: str, first: str, last: str) -> None:
    found = first_column(output("list", "--sort", key))
    assert (found[0], found[-1]) == (first, last)


def test_several_sorts_decide_one_after_the_other(base: Path) -> None:
    found = json.loads(output("list", "--sort", "language", "--sort", "-key", "--format", "json"))["articles"]
    rows = [(row["language"], row["key"]) for row in found if row["key"] is not None]
    assert [language for language, _ in rows] == sorted(language for language, _ in rows)
    english = [key for language, key in rows if language == "en"]
    assert english == sorted(english, reverse=True)


def test_json_holds_what_the_table_holds_and_more(base: Path) -> None:
    found = json.loads(output("list", "--format", "json", "--where", "title=退款"))
    assert found["version"] == 1
    assert found["articles"] == [
        {
            "path": f"{ZH}billing/refunds.md",
            "language": "zh-CN",
            "state": "published",
            "reason": "",
            "key": "billing/refunds",
            "id": "billing/refunds",
            "title": "退款",
            "type": "policy",
            "audience": "public",
            "owner": "billing-team",
            "tags": ["money"],
            "last_reviewed_on": "2026-01-10",
            "review_due_on": "2026-07-10",
            "languages": ["en", "fa", "zh-CN"],
        }
    ]


def test_nothing_found_is_said_on_stderr(base: Path) -> None:
    done = run("list", "--tag", "none")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no article is like that\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--where", "titel=x"], "there is no field titel; did you mean title?"),
        (["--sort", "-ownr"], "there is no field ownr; did you mean owner?"),
        (["--where", "title"], "write a field, = and a value"),
        (["--missing-translation", "de"], "there is no language de; mkdocs.yml has en, fa, zh-CN"),
        (["--reviewed-before", "May"], "does not match the format"),
        (["--state", "gone"], "is not one of"),
    ],
)
def test_what_cannot_be_asked_is_refused(base: Path, arguments: list[str], words: str) -> None:
    assert words in refusal("list", *arguments)
