"""Every kind of leak is found where it was planted, and its source is named; the untouched twin is silent."""

from pathlib import Path

import pytest

from kbtool.config import read_configuration
from kbtool.verify import file_search, leak_search
from kbtool.verify.check import verify_site
from kbtool.verify.rules.restricted_title import RestrictedTitle
from kbtool.verify.sources.repository import Repository, read_repository
from tests.verify.planted_base import CLEAN, PLANTED, write_planted_base
from tests.verify.small_site import LEAK_RULES, TODAY, write_files


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    folder = tmp_path_factory.mktemp("planted")
    write_planted_base(folder)
    return read_repository(read_configuration(folder / "mkdocs.yml"), TODAY)


def test_the_clean_twin_is_silent(repository: Repository, tmp_path: Path) -> None:
    assert verify_site(write_files(tmp_path, CLEAN), "public", repository, LEAK_RULES).diagnostics == ()


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_leak_is_found_with_its_page_its_kind_and_its_source(
    name: str, repository: Repository, tmp_path: Path
) -> None:
    path, content, rule, source = PLANTED[name]
    site = write_files(tmp_path, {**CLEAN, path: content})
    found = verify_site(site, "public", repository, LEAK_RULES).diagnostics
    assert {item.path for item in found} == {f"{site.as_posix()}/{path}"}
    assert (rule, True) in {(item.id, source in item.message) for item in found}
    assert not any("fifty euros" in item.message or "Night shift" in item.message for item in found)


def test_what_internal_may_read_is_no_leak_in_their_site(repository: Repository, tmp_path: Path) -> None:
    site = write_files(tmp_path, {"index.html": f'<meta name="robots" content="noindex">{PLANTED["text"][1]!s}'})
    assert verify_site(site, "internal", repository, LEAK_RULES).diagnostics == ()


def test_a_leak_on_many_pages_is_told_ten_times_and_then_counted(repository: Repository, tmp_path: Path) -> None:
    pages = {f"{number}.html": PLANTED["a title"][1] for number in range(25)}
    found = verify_site(write_files(tmp_path, pages), "public", repository, [RestrictedTitle]).diagnostics
    assert len(found) == 10
    assert "and so do 15 more files" in found[-1].message


def test_two_processes_find_what_one_finds(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"{i}-{path}": content for i, (path, content, *_) in enumerate(PLANTED.values())}
    site = write_files(tmp_path, {**CLEAN, **pages})
    monkeypatch.setattr(leak_search, "STRETCH", 3)
    found = []
    for fewest in (10_000, 1):
        monkeypatch.setattr(leak_search, "FEWEST", fewest)
        found.append(verify_site(site, "public", repository, LEAK_RULES).diagnostics)
    assert len(found[0]) > 30
    assert found[0] == found[1]


@pytest.mark.parametrize("at_once", [1, 2, 64])
def test_how_many_files_are_searched_at_once_makes_no_difference(
    at_once: int, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = PLANTED["a title"][1]
    pages = {f"{i}.html": f"<p>Page {i}</p>\n" + (str(title) if i % 10 == 9 else "") for i in range(60)}
    monkeypatch.setattr(file_search, "MOST_FILES", at_once)
    found = verify_site(write_files(tmp_path, pages), "public", repository, [RestrictedTitle]).diagnostics
    assert [Path(item.path).name for item in found] == sorted(f"{i}.html" for i in range(9, 60, 10))
