"""html-validate has nothing against any page of the help centre."""

from pathlib import Path

import pytest

from tests.audit import html_validate
from tests.audit.checkers import told


@pytest.mark.parametrize("audience", ["public", "agents", "internal"])
def test_every_page_is_as_it_recommends(help_centre: Path, audience: str) -> None:
    assert told(html_validate.complaints(help_centre / audience)) == []


def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><html lang="en"><title>a</title><img src="a.png"></html>')
    (found,) = (item for item in html_validate.complaints(tmp_path) if "wcag/h37" in item.message)
    assert found.page == "page.html"
