"""Dates that are written in another way, and files in `_data`, are mended too."""

from pathlib import Path

import pytest

from kbtool.config import read_configuration
from kbtool.lint.check import check
from kbtool.lint.mending import mend
from tests.lint.test_mending import base, request


def mended(folder: Path) -> dict[str, str]:
    """Path → text of what a fix changes."""
    made = mend(read_configuration(folder / "mkdocs.yml"), request(folder))
    return {path: after.decode() for path, (_, after) in made.files.items()}


def article(written: str, name: str = "last_reviewed_on") -> bytes:
    return f"---\ntitle: A   # ours\nowner: team\n{name}: {written}\n---\n\nText.\n".encode()


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("2026/1/5", "2026-01-05"),
        ("5 January 2026  # by Ada", "2026-01-05  # by Ada"),
        ('"2026-1-5"', '"2026-01-05"'),
        ("'Jan 5, 2026'", "'2026-01-05'"),
        ("۲۰۲۶-۰۱-۰۵", "2026-01-05"),
    ],
)
def test_a_date_of_one_meaning_becomes_one_that_can_be_read(written: str, after: str, tmp_path: Path) -> None:
    folder = base(tmp_path, article(written))
    assert mended(folder) == {"docs/en/a.md": article(after).decode()}


def test_a_date_of_two_meanings_is_left_to_people(tmp_path: Path) -> None:
    folder = base(tmp_path, article("03/04/2026"))
    assert mended(folder) == {}
    hints = [item.hint for item in check(read_configuration(folder / "mkdocs.yml"), request(folder)).diagnostics]
    assert "say which day is meant: write 2026-03-04 for 4 March or 2026-04-03 for 3 April" in hints


def test_a_date_that_decides_who_may_read_is_left_to_people(tmp_path: Path) -> None:
    folder = base(tmp_path, article("2026/1/5", "publish_on"))
    assert mended(folder) == {}
    hints = [item.hint for item in check(read_configuration(folder / "mkdocs.yml"), request(folder)).diagnostics]
    assert "write 2026-01-05" in hints


def test_a_data_file_is_mended_and_keeps_the_rest(tmp_path: Path) -> None:
    folder = base(tmp_path, b"Text.\n")
    data = folder / "docs/_data/redirects.yml"
    data.parent.mkdir()
    data.write_bytes(b"# Ours.\r\noldest: old   # see old\r\n'old': a\r\n")
    assert mended(folder) == {"docs/_data/redirects.yml": "# Ours.\r\noldest: a   # see old\r\n'old': a\r\n"}


def test_a_data_file_that_lies_elsewhere_is_left_alone(tmp_path: Path) -> None:
    folder = base(tmp_path, b"Text.\n")
    (folder / "docs/_data").mkdir()
    (folder / "redirects.yml").write_bytes(b"oldest: old\nold: a\n")
    (folder / "docs/_data/redirects.yml").symlink_to("../../redirects.yml")
    assert mended(folder) == {}
