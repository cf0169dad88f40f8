"""How deep blocks lie inside one another."""

import pytest

from kbtool.content.markdown.depth import find_deep_block

FLAT = (
    "- " * 60 + "-",
    "* " * 60,
    "word " * 60,
    "    " * 60 + "not a mark",
    "```\n" + "> " * 60 + "a\n```",
    "    " * 9 + "- a",
    "> " * 10 + "a",
    "1234567890" * 10,
    "::" * 60,
)
DEEP = (
    "> " * 11 + "a",
    ">" * 11 + "a",
    "- " * 11 + "a",
    "1. " * 11 + "a",
    "> - " * 5 + "> a",
    "    " * 10 + "- a",
    "\t" * 10 + "- a",
    "    " * 10 + "!!! note",
    "    " * 10 + '=== "A"',
    "    " * 10 + "??? note",
    "    " * 10 + "[^1]: a",
    "    " * 10 + ":   a",
)


@pytest.mark.parametrize("body", FLAT)
def test_what_only_looks_deep_is_not(body: str) -> None:
    assert find_deep_block("a.md", body, 4, 10) is None


@pytest.mark.parametrize("line", DEEP)
def test_the_first_line_past_the_limit_is_reported(line: str) -> None:
    found = find_deep_block("a.md", f"Text.\n{line}\n{line}\n", 4, 10)
    assert found is not None
    assert (found.id, found.span.line, found.span.end_column) == ("KB006", 5, len(line) + 1)
    assert find_deep_block("a.md", line, 4, 11) is None
