"""Comments that allow a finding to stay."""

import pytest

from kbtool.diagnostics import Span
from kbtool.lint.allowing import without_allowed
from kbtool.lint.case import Case
from kbtool.lint.covered_lines import covered_lines
from kbtool.lint.examples import case_context, fixed_files
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import Reported, lint
from kbtool.lint.registry import find_rules
from kbtool.lint.rules.broken_allowance import BrokenAllowance
from kbtool.lint.rules.heading_skip import HeadingSkip

SKIP = "#### Four\n"


def remaining(text: str) -> list[Reported]:
    context = case_context(Case(text))
    settings = read_lint_settings({}, find_rules())
    return without_allowed(context, lint(context, [HeadingSkip], settings), find_rules(), settings)


def places(text: str) -> list[str]:
    """`line name: message` of every finding."""
    return [
        f"{item.diagnostic.span.line} {item.diagnostic.name}: {item.diagnostic.message}" for item in remaining(text)
    ]


def test_a_finding_in_the_next_block_is_allowed() -> None:
    assert places(f"Text.\n\n<!-- kbtool: allow heading-skip an old page -->\n{SKIP}") == []
    assert places(f"Text.\n\n<!-- kbtool: allow heading-skip an old page -->\n\n{SKIP}") == []


def test_a_finding_after_the_next_block_is_not() -> None:
    text = f"Text.\n\n<!-- kbtool: allow heading-skip because -->\n\nText.\n\n{SKIP}"
    assert places(text) == [
        "3 unused-allowance: allows heading-skip, which is not reported here",
        "7 heading-skip: h4 follows h1",
    ]


def test_a_comment_before_the_first_block_allows_in_the_whole_file() -> None:
    start = "---\ntitle: A\n---\n\n<!-- kbtool: allow heading-skip because -->\n"
    assert places(f"{start}\nText.\n\n{SKIP}\nText.\n\n## Two\n\n{SKIP}") == []


@pytest.mark.parametrize(
    ("block", "last"),
    [
        ("- one\n\n    two\n\n- three\n", 3),
        ("!!! note\n\n    one\n\n    two\n\nthree\n", 5),
        ("```\none\n\ntwo\n```\n\nthree\n", 5),
        ("one\ntwo\n\nthree\n", 2),
        ("one\n## Two\n", 1),
        ("## One\ntwo\n", 1),
    ],
)
def test_a_block_goes_on_over_what_is_indented_or_fenced(block: str, last: int) -> None:
    (manuscript,) = case_context(Case(f"Text.\n\n<!-- here -->\n{block}")).manuscripts
    assert covered_lines(Span(3, 1, 3, 14), manuscript) == range(4, 4 + last)


def test_a_comment_beside_text_speaks_of_its_line() -> None:
    (manuscript,) = case_context(Case("- one <!-- here -->\n- two\n")).manuscripts
    assert covered_lines(Span(1, 7, 1, 20), manuscript) == range(1, 2)


def test_an_allowance_counts_until_the_end_of_its_last_day() -> None:
    assert places(f"Text.\n\n<!-- kbtool: allow heading-skip until=2026-11-22 because -->\n{SKIP}") == []
    assert places(f"Text.\n\n<!-- kbtool: allow heading-skip until=2026-11-21 because -->\n{SKIP}") == [
        "3 expired-allowance: the allowance of heading-skip ended on 2026-11-21",
        "4 heading-skip: h4 follows h1",
    ]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("allow heading-skip", "an allowance without a reason"),
        ("allow heading-skip until=2027-01-01 —", "an allowance without a reason"),
        ("allow", "an allowance that names no rule"),
        ("allow heading-skip until=soon because", "soon is no date"),
        ("allow heading-skip until=2027-02-30 because", "2027-02-30 is no date"),
        ("allow heading-skp because", "heading-skp is no rule"),
        ("allow unknown-key because", "unknown-key cannot be allowed"),
        ("alow heading-skip because", "alow is no instruction"),
    ],
)
def test_a_broken_allowance_allows_nothing(comment: str, message: str) -> None:
    found = places(f"Text.\n\n<!-- kbtool: {comment} -->\n{SKIP}")
    assert f"3 broken-allowance: {message}" in found
    assert found[-1] == "4 heading-skip: h4 follows h1"


def test_one_of_several_names_may_be_wrong() -> None:
    text = f"Text.\n\n<!-- kbtool: allow heading-skip, heading-skp until=2027-01-01 because -->\n{SKIP}"
    assert places(text) == ["3 broken-allowance: heading-skp is no rule"]


def test_a_comment_about_something_else_is_nobodys_business() -> None:
    assert places("Text.\n\n<!-- allow heading-skip -->\n\nText.\n") == []
    assert places("Text.\n\n```\n<!-- kbtool: allow heading-skip because -->\n```\n") == []


def test_the_fix_removes_an_unused_comment_and_its_line() -> None:
    text = "One.\n\n<!-- kbtool: allow heading-skip because -->\n\nTwo.\n"
    assert fixed_files(remaining(text), {"en/article.md": text}) == {"en/article.md": "One.\n\nTwo.\n"}


def test_what_protects_restricted_articles_cannot_be_allowed() -> None:
    class Leak(HeadingSkip):
        id = "KB910"

    context = case_context(Case(f"Text.\n\n<!-- kbtool: allow heading-skip because -->\n{SKIP}"))
    Leak.__module__ = HeadingSkip.__module__
    rules = [Leak, BrokenAllowance]
    settings = read_lint_settings({}, rules)
    found = without_allowed(context, lint(context, [HeadingSkip], settings), rules, settings)
    assert [item.diagnostic.name for item in found] == ["broken-allowance", "heading-skip"]


@pytest.mark.parametrize("severity", ["error", "info", "off"])
def test_what_is_said_of_an_allowance_is_as_severe_as_set(severity: str) -> None:
    context = case_context(Case("Text.\n\n<!-- kbtool: allow heading-skip because -->\n\nText.\n"))
    settings = read_lint_settings({"unused-allowance": severity}, find_rules())
    found = without_allowed(context, lint(context, [HeadingSkip], settings), find_rules(), settings)
    assert [str(item.diagnostic.severity) for item in found] == ([severity] if severity != "off" else [])
