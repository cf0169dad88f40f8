"""Each examination on what it is made for: nothing here depends on the machine that runs it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kbtool.config import Settings
from kbtool.config.mkdocs_yml import PLUGINS
from kbtool.doctor import disk, repository, settings, surroundings, versions
from kbtool.doctor.finding import Finding, State
from tests.conftest import configuration
from tests.history.working_tree import WorkingTree

OK, WARNING, ERROR = State.OK, State.WARNING, State.ERROR
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def installed(**found: str) -> Callable[[str], str | None]:
    return lambda name: found.get(name.replace("-", "_"))


@pytest.mark.parametrize(
    ("version", "today", "state"),
    [
        ((3, 10, 14), date(2026, 5, 1), ERROR),
        ((3, 11, 7), date(2026, 5, 1), OK),
        ((3, 11, 7), date(2027, 6, 1), WARNING),
        ((3, 11, 7), date(2027, 11, 1), ERROR),
        ((3, 13, 14), date(2026, 5, 1), WARNING),
        ((3, 13, 15), date(2026, 5, 1), OK),
        ((3, 99, 0), date(2026, 5, 1), WARNING),
    ],
)
def test_a_python_is_as_good_as_its_fixes(version: tuple[int, int, int], today: date, state: State) -> None:
    assert versions.python_version(version, today).state is state


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 5, 1), OK), (date(2026, 11, 22), WARNING), (date(2027, 5, 6), WARNING)]
)
def test_the_end_of_material_is_announced_a_year_before(today: date, state: State) -> None:
    assert versions.material("9.8.1", today).state is state


@pytest.mark.parametrize(
    ("found", "states"),
    [
        ({"mkdocs": "1.6.1", "mkdocs_material": "9.8.1", "mkdocs_static_i18n": "1.3.1"}, [OK, OK, OK]),
        ({"mkdocs": "2.0.0", "mkdocs_material": "9.8.1"}, [ERROR, OK, ERROR]),
        ({}, [ERROR, ERROR, ERROR]),
    ],
)
def test_an_engine_that_is_missing_or_too_new_is_told(found: dict[str, str], states: list[State]) -> None:
    assert [item.state for item in versions.engine(installed(**found), date(2026, 5, 1))] == states


def test_what_is_installed_in_another_version_is_named() -> None:
    needs = ["mkdocs<2,>=1.6.1", "mkdocs-static-i18n==1.3.1", "nh3>=0.3", 'ruff; extra == "dev"']
    finding = versions.requirements(needs, installed(mkdocs="1.5.0", mkdocs_static_i18n="1.3.1"))
    assert (finding.state, finding.what) == (ERROR, "mkdocs 1.5.0 instead of <2,>=1.6.1; nh3 missing instead of >=0.3")
    found = installed(mkdocs="1.6.1", mkdocs_static_i18n="1.3.1", nh3="0.3.8")
    assert versions.requirements(needs, found).state is OK


def test_drift_from_the_lock_is_named() -> None:
    text = "# by hand\nclick==8.5.1 \\\n    --hash=sha256:00\nnh3==0.3.8 ; sys_platform == 'none' \\\nrich==14.0\n"
    assert versions.lock(text, installed(click="8.5.1", nh3="0.1", rich="14.0")).state is OK
    finding = versions.lock(text, installed(click="8.4", nh3="0.1"))
    assert (finding.state, finding.what) == (WARNING, "click 8.4 instead of 8.5.1")


@pytest.mark.parametrize(
    ("data", "state"),
    [
        ({"plugins": [*PLUGINS, {"i18n": {}}, "search"]}, OK),
        ({"plugins": {name: {} for name in PLUGINS}}, OK),
        ({"plugins": [*PLUGINS, {"macros": {}}]}, WARNING),
        ({"plugins": list(PLUGINS), "hooks": ["a.py"]}, WARNING),
        ({"plugins": ["kbtool/content"]}, ERROR),
        ({}, ERROR),
    ],
)
def test_plugins_that_know_no_audience_are_told(data: Mapping[str, Any], state: State) -> None:
    assert settings.plugins(data).state is state


@pytest.mark.parametrize(
    ("data", "state"),
    [({"theme": {"name": "kbtool"}}, OK), ({"theme": "kbtool"}, OK), ({"theme": "material"}, ERROR), ({}, ERROR)],
)
def test_another_theme_is_an_error(data: Mapping[str, Any], state: State) -> None:
    assert settings.theme(data).state is state


@pytest.mark.parametrize(
    ("site_url", "told"),
    [("https://help.example.com/", False), ("https://example.com/help/", True), ("", False)],
)
def test_a_site_below_a_path_is_told_that_crawlers_do_not_read_its_robots_txt(
    site_url: str, told: bool, tmp_path: Path
) -> None:
    base = replace(configuration(tmp_path), site_url=site_url)
    assert ("robots-txt" in {item.name for item in settings.addresses(base)}) is told


def test_missing_addresses_are_told(tmp_path: Path) -> None:
    base = configuration(tmp_path, settings={"mode": "setup", "hosts": {"agents": "https://agents.example.com/"}})
    states = {item.name: item.state for item in settings.addresses(base)}
    assert states == {"site-url": OK, "hosts": WARNING, "mode": WARNING}
    single = replace(base, site_url="", settings=Settings())
    assert {item.name: item.state for item in settings.addresses(single)} == {"site-url": WARNING, "hosts": OK}


@pytest.mark.parametrize(("free", "state"), [(5 * 10**9, OK), (5 * 10**8, WARNING), (10**8, ERROR)])
def test_a_full_disk_is_told(free: int, state: State) -> None:
    assert disk.free_space(free).state is state


def test_a_file_where_the_cache_belongs_is_told(tmp_path: Path) -> None:
    assert disk.writable(tmp_path).state is OK
    (tmp_path / ".cache").write_text("in the way", encoding="utf-8")
    finding = disk.writable(tmp_path)
    assert (finding.state, finding.remedy) == (ERROR, f"remove {tmp_path}/.cache")


def test_links_are_tried_and_leave_nothing(tmp_path: Path) -> None:
    assert disk.links(tmp_path).state is OK
    assert list(tmp_path.iterdir()) == []
    assert disk.links(tmp_path / "missing").state is ERROR


def test_a_disk_that_does_not_tell_letter_case_apart_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert disk.letter_case(tmp_path / "docs").state is OK
    (tmp_path / "DOCS").symlink_to("docs")  # what such a disk answers
    assert disk.letter_case(tmp_path / "docs").state is WARNING


def test_an_encoding_that_loses_letters_is_told() -> None:
    assert surroundings.encodings([("file names", "utf-8"), ("texts", "UTF-8")]).state is OK
    finding = surroundings.encodings([("file names", "ascii"), ("texts", "UTF-8")])
    assert (finding.state, finding.what) == (WARNING, "file names: ascii")


def test_missing_letters_are_told_with_the_package_that_has_them() -> None:
    assert surroundings.fonts(["en", "zh-CN", "fa"], lambda code: True).state is OK
    assert surroundings.fonts(["en", "zh-CN", "fa"], None).state is OK
    finding = surroundings.fonts(["en", "zh-CN", "fa"], lambda code: code != "zh")
    assert (finding.state, finding.what) == (WARNING, "no font has the letters of zh")
    assert finding.remedy.endswith("fonts-noto-cjk")


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    made = WorkingTree(tmp_path / "base")
    for day in ("2026-01-01", "2026-01-02"):
        made.write("a.md", day)
        made.commit(day)
    return made


def test_a_shallow_clone_is_told(tree: WorkingTree, tmp_path: Path) -> None:
    assert repository.clone_depth(tree.path).state is OK
    tree.git("clone", "--quiet", "--depth=1", f"file://{tree.path}", str(tmp_path / "clone"))
    finding = repository.clone_depth(tmp_path / "clone")
    assert finding.state is ERROR
    assert "git fetch --unshallow" in finding.remedy


def test_a_partial_clone_is_told_until_it_is_whole(tree: WorkingTree, tmp_path: Path) -> None:
    tree.git("config", "uploadpack.allowFilter", "true")
    tree.git("clone", "--quiet", "--filter=blob:none", f"file://{tree.path}", str(tmp_path / "clone"))
    finding = repository.clone_depth(tmp_path / "clone")
    assert (finding.state, finding.remedy.split(",")[0]) == (ERROR, "run git fetch --refetch --no-filter")
    WorkingTree(tmp_path / "clone", is_new=False).git("fetch", "--refetch", "--no-filter", "--quiet")
    assert repository.clone_depth(tmp_path / "clone").state is OK


def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    assert repository.clone_depth(tmp_path).state is WARNING


def test_a_git_that_is_there_is_told_with_its_version(tree: WorkingTree) -> None:
    assert repository.git_version(tree.path).what.startswith("git version 2.")


def test_a_git_that_is_missing_or_too_old_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def answer(root: Path, *arguments: str) -> bytes:
        return b"git version 2.17.1\n"

    monkeypatch.setattr(repository, "git_bytes", answer)
    assert repository.git_version(tmp_path) == Finding(
        "git", ERROR, "git version 2.17.1 is too old", "install Git 2.30 or newer"
    )


def test_a_clock_before_the_last_commit_is_told(tree: WorkingTree) -> None:
    assert repository.clock(tree.path, NOW).state is OK
    assert repository.clock(tree.path, datetime(2020, 1, 1, tzinfo=UTC)).state is ERROR


def test_a_hook_that_is_asked_for_and_not_installed_is_told(tree: WorkingTree) -> None:
    def state() -> State:
        return repository.hooks(tree.path, tree.path).state

    assert state() is OK
    tree.write(".pre-commit-config.yaml", "repos: [{repo: x, hooks: [{id: kbtool-check}]}]\n")
    assert state() is WARNING
    hook = tree.path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.touch()
    assert state() is OK
