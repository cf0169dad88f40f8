"""Fixes keep every byte they do not mend."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.config import read_configuration
from kbtool.content.files.decoding import decode_source
from kbtool.diagnostics import Diagnostic, Severity, Span
from kbtool.errors import KbError
from kbtool.lint.check import Request
from kbtool.lint.finding import Edit
from kbtool.lint.fixing import apply_edits, compatible_edits
from kbtool.lint.linting import Reported
from kbtool.lint.mending import mend
from kbtool.lint.original import edit_bytes
from kbtool.lint.overwriting import overwrite_files

MKDOCS_YML = """\
site_name: Help
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages: [{locale: en, name: English, default: true}]
extra: {kbtool: {defaults: {audience: public, state: published}}}
"""


def reported(*edits: Edit) -> Reported:
    return Reported(Diagnostic("a.md", edits[0].span, Severity.INFO, "KB201", "heading-skip", "m"), edits)


def base(folder: Path, data: bytes) -> Path:
    (folder / "docs/en").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    (folder / "docs/en/a.md").write_bytes(data)
    return folder


def request(folder: Path) -> Request:
    return Request(today=date(2026, 11, 22), folder=folder)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfa\r\nb\r\n", b"\xef\xbb\xbfa\r\nX\r\n"),
        (b"a\nb\r\nc", b"a\nX\r\nc"),
        ("سلام\r\nb\r\n".encode(), "سلام\r\nX\r\n".encode()),
        (b"a\rb\r", b"a\rX\r"),
    ],
)
def test_byte_order_mark_and_line_ends_stay(before: bytes, after: bytes) -> None:
    assert edit_bytes(before, [Edit(Span(2, 1, 2, 2), "X")]) == after


def test_a_new_line_ends_as_the_others_of_the_file() -> None:
    assert edit_bytes(b"a\r\nb\r\n", [Edit(Span(2, 1, 2, 1), "new\n")]) == b"a\r\nnew\r\nb\r\n"


def test_a_removed_line_goes_with_its_line_end() -> None:
    assert edit_bytes(b"a\r\nb\r\nc\r\n", [Edit(Span(2, 1, 3, 1), "")]) == b"a\r\nc\r\n"


@given(text=st.text(alphabet="ab\r\nس\u200c"), places=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_editing_the_bytes_is_editing_the_text(text: str, places: list[tuple[int, int]]) -> None:
    plain, _ = decode_source("a.md", text.encode())
    assert plain is not None
    edits = []
    for first, second in places:
        start, end = sorted((min(first, len(plain)), min(second, len(plain))))
        edits.append(Edit(_span(plain, start, end), "x"))
    changed, _ = decode_source("a.md", edit_bytes(text.encode(), edits))
    assert changed == apply_edits(plain, edits)


def _span(text: str, start: int, end: int) -> Span:
    def place(offset: int) -> tuple[int, int]:
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    return Span(*place(start), *place(end))


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    first = reported(Edit(Span(1, 1, 1, 3), "x"))
    second = reported(Edit(Span(1, 2, 1, 4), "y"), Edit(Span(5, 1, 5, 2), "y"))
    third = reported(Edit(Span(5, 1, 5, 2), "z"))
    assert list(compatible_edits([third, second, first])) == [first, third]


def test_the_same_edit_of_two_findings_mends_both() -> None:
    edit = Edit(Span(1, 1, 1, 3), "x")
    assert len(list(compatible_edits([reported(edit), reported(edit)]))) == 2


def test_mending_goes_on_until_nothing_is_left(tmp_path: Path) -> None:
    folder = base(tmp_path, b"---\ntitle: 'A'  # why\n---\r\n##### One\r\n\r\n###### Two\r\n")
    mended = mend(read_configuration(folder / "mkdocs.yml"), request(folder))
    before, after = mended.files["docs/en/a.md"]
    assert after == b"---\ntitle: 'A'  # why\n---\r\n## One\r\n\r\n### Two\r\n"
    assert before == (folder / "docs/en/a.md").read_bytes()
    assert [item.name for item in mended.diagnostics] == ["heading-skip", "heading-skip"]


def test_mending_writes_only_where_it_is_told_to(tmp_path: Path) -> None:
    folder = base(tmp_path, b"---\ntitle: A\n---\n\n### One\n")
    (folder / "docs/en/b.md").write_bytes(b"---\ntitle: B\n---\n\n### One\n")
    wanted = Request(today=date(2026, 11, 22), folder=folder, paths=(Path("docs/en/b.md"),))
    assert list(mend(read_configuration(folder / "mkdocs.yml"), wanted).files) == ["docs/en/b.md"]


def test_files_are_written_with_their_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a")
    path.chmod(0o640)
    overwrite_files(tmp_path, {"a.md": (b"a", b"b")})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"b", 0o640)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_changed_meanwhile_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"somebody's")
    with pytest.raises(KbError, match="changed meanwhile"):
        overwrite_files(tmp_path, {"a.md": (b"a", b"b")})
    assert (tmp_path / "a.md").read_bytes() == b"somebody's"
