"""`kbtool check --external`: nobody is asked without it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import output, refusal
from tests.lint.other_site import HERE, Site, running_site

PAGE = "docs/en/start/links.md"
LINT = f"""    lint:
      broken-external-link: {{private_hosts: [{HERE}], pause: 0}}
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as made:
        made.replies |= {"/old": (301, {"Location": "/new"}), "/new": (200, {}), "/busy": (500, {})}
        yield made


@pytest.fixture
def linking(base: Path, site: Site) -> Path:
    """The small base with three links to a site that has one page."""
    links = "\n".join(f"- [the {name} page]({site.at(f'/{name}')}#a)" for name in ("old", "gone", "busy"))
    (base / PAGE).write_text(f"---\ntitle: Links\n---\n\n{links}\n", encoding="utf-8")
    configuration = base / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    assert "  kbtool:\n" in text
    configuration.write_text(text.replace("  kbtool:\n", f"  kbtool:\n{LINT}"), encoding="utf-8")
    return base


def test_nobody_is_asked_unless_somebody_says_so(linking: Path, site: Site) -> None:
    assert "external-link" not in output("check", "--notes", PAGE)
    assert site.asked == []


def test_asking_tells_what_is_broken_what_has_moved_and_what_nobody_knows(linking: Path, site: Site) -> None:
    printed = output("check", "--external", "--notes", PAGE)
    assert f"{PAGE}:5:18: note KB331 moved-external-link: the page has moved to {site.at('/new')}" in printed
    assert f"{PAGE}:6:19: warning KB330 broken-external-link: the link answers 404 (Not Found)" in printed
    assert f"{PAGE}:7:19: note KB332 unchecked-external-link: could not be checked: the link answers 500" in printed


def test_only_the_links_of_the_files_in_question_are_asked_for(linking: Path, site: Site) -> None:
    output("lint", "--external", "docs/en/billing")
    assert site.asked == []


def test_a_moved_page_is_mended_and_asked_for_once(linking: Path, site: Site) -> None:
    output("check", "--external", "--fix", PAGE)
    assert f"]({site.at('/new')}#a)" in (linking / PAGE).read_text(encoding="utf-8")
    assert site.asked.count("HEAD /old") == 1


def test_reading_alone_asks_nobody() -> None:
    assert "no such option" in refusal("validate", "--external").lower()
