"""The folder of the next release is prepared while others work on what is new, and holds that release and no more."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from kbtool.build.releases import history
from kbtool.build.releases.groundwork import lay_groundwork
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.recycling import KEPT
from kbtool.store.store import NO_STORE
from tests.build.small_release import publish, texts

pytestmark = pytest.mark.usefixtures("quick_disk")

SHARED = {"a/index.html": "a", "a/b/index.html": "b", "c": "c", "d/e/f/index.html": "f"}
NEW = {**SHARED, "index.html": "new", "d/e/new": "new"}


def site_of(folder: Path, number: int) -> Path:
    """A site with so many releases that share most of their files."""
    for i in range(number):
        publish(folder, {"public/en": {**SHARED, "index.html": str(i), f"only-{i}/x": "x"}})
    return folder


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*")) if path.is_dir()}


@pytest.mark.parametrize("number", range(KEPT + 1))
@pytest.mark.parametrize(
    "shared",
    [[*SHARED], [*SHARED, "index.html", "only-0/x", "only-1/x", "only-2/x", "nowhere"], ["c"], []],
    ids=["what is shared", "more", "less", "nothing"],
)
def test_the_new_release_is_what_was_built_whatever_was_thought_of_it(
    tmp_path: Path, number: int, shared: list[str]
) -> None:
    site = site_of(tmp_path / "site", number)
    before = {release.digest: texts(release) for release in history(site, "public")[: KEPT - 1]}
    umask = os.umask(0o077)
    new = publish(site, {"public/en": NEW}, prepared={"public": shared})["public"]
    os.umask(umask)
    assert texts(new) == NEW
    assert {release.digest: texts(release) for release in history(site, "public")} == {new.digest: NEW, **before}
    assert modes(new.folder) == {0o755}
    assert list(site.glob(".building*")) == []


@pytest.mark.parametrize("number", [1, KEPT - 1])
def test_where_no_release_goes_yet_the_shared_files_are_linked_before(tmp_path: Path, number: int) -> None:
    site = site_of(tmp_path / "site", number)
    live = LiveSite(site)
    ground = lay_groundwork(site, live.of("public"), [*SHARED, "other"], tmp_path / "building", NO_STORE)
    assert ground and ground.is_new and texts(ground.folder) == SHARED
    assert ground.standing.files == {path: inode(live.of("public").folder / path) for path in SHARED}
    assert ground.standing.folders.keys() == {"", "a", "a/b", "d", "d/e", "d/e/f"}


def test_the_release_that_goes_stays_where_it_is_until_the_next_is_made(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", KEPT)
    oldest = history(site, "public")[-1]
    ground = lay_groundwork(site, LiveSite(site).of("public"), [*SHARED], tmp_path / "building", NO_STORE)
    assert ground and not ground.is_new and ground.folder == oldest.folder
    assert history(site, "public")[-1] == oldest
    assert ground.standing.files == {path: inode(oldest.folder / path) for path in texts(oldest)}


def test_a_file_that_is_not_what_was_built_is_not_linked(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", 1)
    live = history(site, "public")[0]
    (live.folder / "c").write_text("C", encoding="utf-8")
    new = publish(site, {"public/en": NEW}, prepared={"public": [*SHARED]})["public"]
    assert texts(new) == NEW


def test_without_hard_links_nothing_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(tmp_path / "site", 1)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    assert texts(publish(site, {"public/en": NEW}, prepared={"public": [*SHARED]})["public"]) == NEW


def test_what_is_mostly_new_is_not_prepared(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", 1)
    live = LiveSite(site).of("public")
    assert lay_groundwork(site, live, ["c"], tmp_path / "building", NO_STORE) is None
    assert not (tmp_path / "building").exists()


def inode(path: Path) -> int:
    return path.lstat().st_ino


def test_audiences_are_prepared_each_by_itself(tmp_path: Path) -> None:
    site = tmp_path / "site"
    old: Mapping[str, Mapping[str, str]] = {"public/en": {**SHARED, "x": "1"}, "agents/en": {**SHARED, "y": "1"}}
    publish(site, old)
    new = {"public/en": {**SHARED, "x": "2"}, "agents/en": {**SHARED, "y": "2"}}
    made = publish(site, new, prepared={"public": [*SHARED], "agents": [*SHARED], "internal": [*SHARED]})
    assert {f"{name}/en": texts(release) for name, release in made.items()} == new
