"""Comments in data files, and settings for files that have no comments."""

import pytest

from kbtool.lint.allowance import Names
from kbtool.lint.allowing import without_allowed
from kbtool.lint.case import Case
from kbtool.lint.data_allowances import find_data_allowances
from kbtool.lint.examples import case_context
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import lint
from kbtool.lint.registry import find_rules
from kbtool.lint.rules.dead_redirect import DeadRedirect
from kbtool.lint.rules.unused_attachment import UnusedAttachment

ALLOW = "# kbtool: allow dead-redirect it comes back"
NAMES = Names({"dead-redirect"}, set())


def dead(text: str) -> list[str]:
    """The lines of redirects.yml of which something is reported, each with the name of the rule."""
    context = case_context(Case({"_data/redirects.yml": text}))
    settings = read_lint_settings({}, find_rules())
    found = without_allowed(context, lint(context, [DeadRedirect], settings), find_rules(), settings)
    return [f"{item.diagnostic.span.line} {item.diagnostic.name}" for item in found]


def test_a_comment_above_an_entry_allows_it_and_no_other() -> None:
    assert dead("a: b\nc: d\n") == ["1 dead-redirect", "2 dead-redirect"]
    assert dead(f"{ALLOW}\na: b\nc: d\n") == ["3 dead-redirect"]
    assert dead(f"a: b\n{ALLOW}\n# and this is why\n\nc: d\n") == ["1 dead-redirect"]


def test_a_comment_beside_an_entry_allows_it() -> None:
    assert dead(f"a: b  {ALLOW}\nc: d\n") == ["2 dead-redirect"]


def test_a_comment_at_the_top_with_an_empty_line_below_allows_in_the_whole_file() -> None:
    assert dead(f"# Old pages.\n{ALLOW}\n\na: b\nc: d\n") == []


def test_a_finding_in_a_data_file_shows_its_line() -> None:
    context = case_context(Case({"_data/redirects.yml": "# old\na: b\n"}))
    (found,) = lint(context, [DeadRedirect], read_lint_settings({}, [DeadRedirect]))
    assert found.diagnostic.source == "a: b"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{ALLOW}\na:\n  b: c\n\n  d: e\nf: g\n", range(2, 6)),
        (f"a:\n  {ALLOW}\n  - b\n  - c\n", range(3, 4)),
        (f"a: b\n{ALLOW}\n", range(4, 5)),
        (f"a: 'x' {ALLOW}", range(1, 2)),
    ],
)
def test_a_comment_speaks_of_an_entry_with_all_below_it(text: str, lines: range) -> None:
    (allowance,) = find_data_allowances(text, NAMES)
    assert allowance.lines == lines


@pytest.mark.parametrize(
    "text", [f"a: 'x\n  {ALLOW}'\n", f"a: |\n  x\n  {ALLOW}\nb: c\n", f"a: {ALLOW[2:]}\n", f"a: 'x\n{ALLOW}\n"]
)
def test_what_stands_in_a_value_is_no_comment(text: str) -> None:
    assert list(find_data_allowances(text, NAMES)) == []


def test_a_picture_has_no_comments_but_its_path_can_be_set() -> None:
    files = {"en/a.md": "A\n", "en/img/a.png": "", "en/old/b.png": ""}
    lint_settings = {"paths": {"docs/*/old/*.png": {"unused-attachment": "off"}}}
    context = case_context(Case(files, settings={"lint": lint_settings}))
    found = lint(context, [UnusedAttachment], read_lint_settings(lint_settings, [UnusedAttachment]))
    assert [item.diagnostic.path for item in found] == ["docs/en/img/a.png"]
