"""linkinator finds no broken link and no broken fragment in the help centre."""

from pathlib import Path

import pytest

from tests.audit import linkinator
from tests.audit.checkers import told
from tests.audit.conftest import ORIGIN

ORIGINS = {"public": ORIGIN, "agents": "https://agents.example.com/", "internal": "https://internal.example.com/"}


@pytest.mark.parametrize("audience", ORIGINS)
def test_every_link_leads_somewhere(help_centre: Path, audience: str) -> None:
    assert told(linkinator.complaints(help_centre / audience, ORIGINS[audience])) == []


def test_the_checker_follows_links_also_where_they_are_written_with_the_address_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        f'<a href="page.html">a</a><a href="{ORIGIN}far.html">b</a><a href="https://example.org/">c</a>'
    )
    (tmp_path / "page.html").write_text('<p id="here"><a href="index.html#there">c</a><a href="gone.html">d</a>')
    found = linkinator.complaints(tmp_path, ORIGIN)
    assert {item.message.partition(":")[0] for item in found} == {"far.html", "gone.html", "index.html#there"}
