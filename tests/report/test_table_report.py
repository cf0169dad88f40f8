"""Tables and sections in the terminal."""

from rich.cells import cell_len

from kbtool.report.sections import render_sections
from kbtool.report.table import render_table


def test_columns_stand_below_each_other_for_letters_of_every_width() -> None:
    rows = [{"path": "a.md", "title": "退款政策"}, {"path": "bb.md", "title": "می‌خواهم", "owner": "x"}, {"owner": "y"}]
    lines = render_table(("path", "title", "owner"), rows).split("\n")
    assert lines[0] == "path   title     owner"
    assert {cell_len(line[:-1]) for line in lines[2:]} == {cell_len("path   title     ")}
    assert lines[1] == "a.md   退款政策"


def test_a_cell_that_was_cut_is_as_wide_as_it_looks() -> None:
    lines = render_table(
        ("a", "b"), [{"a": "cut…", "b": "x"}, {"a": "退…", "b": "x"}, {"a": "longer", "b": "x"}]
    ).split("\n")
    assert {cell_len(line) for line in lines} == {9}


def test_a_cell_is_one_line() -> None:
    assert render_table(("a",), [{"a": "x\ny\x1b[0m"}]) == "a\nx\\ny\\x1b[0m"


def test_a_section_without_lines_is_left_out() -> None:
    text = render_sections([("First", [["a", "b"], ["cc", "d"]]), ("Second", []), ("Third", [["x"]])])
    assert text == "First\n  a   b\n  cc  d\n\nThird\n  x"
