"""Every kind of leak is found where it was planted, and its source is named; the untouched twin is silent."""

from pathlib import Path

import pytest

from kbtool.config import read_configuration
from kbtool.verify.check import verify_site
from kbtool.verify.rules.restricted_title import RestrictedTitle
from kbtool.verify.sources.repository import Repository, read_repository
from tests.verify.planted_base import CLEAN, PLANTED, write_planted_base
from tests.verify.small_site import TODAY, write_files


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder = tmp_path_factory.mktemp("planted")
    write_planted_base(folder)
    return read_repository(read_configuration(folder / "mkdocs.yml"), TODAY)


def test_the_clean_twin_is_silent(repository: Repository, tmp_path: Path) -> None:
    assert verify_site(write_files(tmp_path, CLEAN), "public", repository).diagnostics == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_leak_is_found_with_its_page_its_kind_and_its_source(
    name: str, repository: Repository, tmp_path: Path
) -> None:
    path, content, rule, source = PLANTED[name]
    site = write_files(tmp_path, {**CLEAN, path: content})
    found = verify_site(site, "public", repository).diagnostics
    assert {item.path for item in found} == {f"{site.as_posix()}/{path}"}
    assert (rule, True) in {(item.id, source in item.message) for item in found}
    assert not any("fifty euros" in item.message or "Night shift" in item.message for item in found)


def test_what_internal_may_read_is_no_leak_in_their_site(repository: Repository, tmp_path: Path) -> None:
    site = write_files(tmp_path, {"index.html": f'<meta name="robots" content="noindex">{PLANTED["text"][1]!s}'})
    assert verify_site(site, "internal", repository).diagnostics == ()


def test_a_leak_on_many_pages_is_told_ten_times_and_then_counted(repository: Repository, tmp_path: Path) -> None:
    pages = {f"{number}.html": PLANTED["a title"][1] for number in range(25)}
    found = verify_site(write_files(tmp_path, pages), "public", repository, [RestrictedTitle]).diagnostics
    assert len(found) == 10
    assert "and so do 15 more files" in found[-1].message
