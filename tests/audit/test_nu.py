"""The Nu HTML checker has nothing against any page, style sheet or drawing of the help centre."""

from pathlib import Path

import pytest

from tests.audit import nu
from tests.audit.checkers import told
from tests.audit.sample import files_to_check

pytestmark = pytest.mark.usefixtures("java")


@pytest.mark.parametrize("audience", ["public", "agents", "internal"])
def test_every_page_is_valid(help_centre: Path, audience: str) -> None:
    files = files_to_check(help_centre, audience)
    assert len(files) > 50
    assert told(nu.complaints(help_centre / audience, files)) == []


def test_the_checker_sees_a_fault_in_each_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="en"><title>a</title><p></div></html>')
    (tmp_path / "style.css").write_text("p { colr: red }")
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>')
    assert {found.page for found in nu.complaints(tmp_path)} == {"page.html", "style.css", "drawing.svg"}
