"""html-validate has nothing against the pages of the help centre."""

from pathlib import Path

import pytest

from tests.audit import html_validate
from tests.audit.checkers import told
from tests.audit.sample import files_to_check


@pytest.mark.parametrize("audience", ["public", "agents", "internal"])
def test_every_page_is_as_it_recommends(help_centre: Path, audience: str) -> None:
    files = files_to_check(help_centre, audience)
    assert len(files) > 50
    assert told(html_validate.complaints(help_centre / audience, files)) == []


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="en"><title>a</title><img src="a.png"></html>')
    (found,) = (item for item in html_validate.complaints(tmp_path) if "wcag/h37" in item.message)
    assert found.page == "page.html"
