"""The folder of the oldest release becomes that of the newest, and only what differs is touched."""

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kbtool.build.releases import history, signs
from kbtool.build.releases.release import find_release
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.signs import Signs, folders_of, known_signs, quiet, remember_signs
from kbtool.build.releases.standing import standing
from kbtool.store.file_digests import QUIET_NANOSECONDS
from kbtool.store.store import Store
from tests.build.small_release import publish, texts

pytestmark = pytest.mark.usefixtures("quick_disk")

LONG_AGO = 981173106


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three releases that share most of their files."""
    for number in range(3):
        publish(tmp_path / "site", {"public/en": {**SHARED, "index.html": str(number), f"only-{number}/x": "x"}})
    return tmp_path / "site"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store", date(2026, 11, 22)) as store:
        yield store


SHARED = {"a/index.html": "a", "a/b/index.html": "b", "c": "c"}


def test_the_oldest_release_lends_its_folder(site: Path) -> None:
    oldest = history(site, "public")[-1]
    inode = (oldest.folder / "a").stat().st_ino
    new = publish(site, {"public/en": {**SHARED, "index.html": "new"}})["public"]
    assert texts(new) == {**SHARED, "index.html": "new"}
    assert (new.folder / "a").stat().st_ino == inode
    assert find_release(site, "public", oldest.digest) is None and not oldest.folder.exists()


@pytest.mark.parametrize("foreign", ["file", "link", "folder", "other bytes", "gone"])
def test_what_somebody_did_to_the_oldest_release_is_in_no_new_one(site: Path, foreign: str) -> None:
    folder = history(site, "public")[-1].folder
    if foreign == "file":
        (folder / "a/mine.html").write_text("mine", encoding="utf-8")
    elif foreign == "link":
        (folder / "a/mine").symlink_to("/etc")
    elif foreign == "folder":
        (folder / "new/deep").mkdir(parents=True)
        (folder / "new/deep/mine.html").write_text("mine", encoding="utf-8")
    else:
        (folder / "c").unlink()
        if foreign == "other bytes":
            (folder / "c").write_text("mine", encoding="utf-8")
    new = publish(site, {"public/en": {**SHARED, "index.html": "new"}})["public"]
    assert texts(new) == {**SHARED, "index.html": "new"}
    assert not [path for path in new.folder.rglob("*") if path.is_symlink()]


@pytest.mark.parametrize("path", ["a", "only-0", "index.html/deep"])
def test_files_and_folders_change_places(site: Path, path: str) -> None:
    wanted = {"index.html": "new", "z": "z"} if path != "index.html/deep" else {"z": "z"}
    wanted |= {path: "other"}
    assert texts(publish(site, {"public/en": wanted})["public"]) == wanted


def test_a_file_that_looks_as_it_did_is_not_read(site: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    release = history(site, "public")[0]
    for file in release.manifest.files:
        os.utime(release.folder / file.path, (LONG_AGO, LONG_AGO))
    files = ReleaseFiles(release, store)
    assert all(files.find(file.path) for file in release.manifest.files)
    remember_signs(release.folder, Signs(files.quiet_signs()), store)
    store.close()
    reopened = Store(site.parent / "store", date(2026, 11, 22))
    monkeypatch.setattr("kbtool.build.releases.release_files.digest", lambda _: "read")
    again = ReleaseFiles(release, reopened)
    assert all(again.find(file.path) for file in release.manifest.files)
    (release.folder / "c").write_text("C", encoding="utf-8")
    assert ReleaseFiles(release, reopened).find("c") is None
    reopened.close()


def test_of_what_was_written_a_moment_ago_nothing_is_remembered() -> None:
    now = 10 * QUIET_NANOSECONDS
    signs = {"old": (1, now - QUIET_NANOSECONDS - 1, 7), "new": (1, now - QUIET_NANOSECONDS, 8), "gone": None}
    assert quiet(signs, now) == {"old": signs["old"]}


@pytest.mark.parametrize("is_prepared", [True, False])
def test_a_release_holds_nothing_of_those_before_it(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch, is_prepared: bool
) -> None:
    """What changes lies deep in folders that themselves look as they are known, release after release."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10 * QUIET_NANOSECONDS)
    known = {f"deep/er/kept-{number}": "kept" for number in range(3)}
    for number in range(12):
        wanted = {**SHARED, **known, f"deep/er/{number}": str(number), f"new-{number}/est/x": "x"}
        shared = {"public": [*SHARED, *known]} if is_prepared and number else {}
        release = publish(tmp_path / "site", {"public/en": wanted}, prepared=shared, store=store)["public"]
        assert texts(release) == wanted


def test_above_a_folder_that_is_not_known_none_is_trusted() -> None:
    folders = dict.fromkeys(("", "a", "a/b", "c", "c/d"), (0, 1, 2))
    assert signs.settled_folders(folders, []) == folders
    assert signs.settled_folders(folders, ["a/b/gone"]).keys() == {"c", "c/d"}
    assert signs.settled_folders(folders, [""]).keys() == {"a", "a/b", "c", "c/d"}


def test_folders_with_all_their_parents() -> None:
    assert folders_of(["a/b/c/x", "a/y", "z"]) == {"", "a", "a/b", "a/b/c"}
    assert folders_of([]) == {""}


def test_a_folder_that_looks_as_it_did_is_not_listed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = history(site, "public")[0].folder
    found = standing(str(folder), Signs())
    assert found.files.keys() == texts(folder).keys()
    known = Signs({path: (1, 0, inode) for path, inode in found.files.items()}, {**found.folders})  # type: ignore[dict-item]
    (folder / "a/mine").write_text("mine", encoding="utf-8")
    listed: list[str] = []
    scandir = os.scandir

    def noted(path: str) -> Iterator[os.DirEntry[str]]:
        listed.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", noted)
    assert standing(str(folder), known).files.keys() == {*found.files, "a/mine"}
    assert listed == [f"{folder}/a"]


def test_signs_are_read_as_they_were_kept(tmp_path: Path) -> None:
    signs = Signs({"a": (1, -2, (1 << 64) - 1), "b/\udc80 é\n": ((1 << 62), 3, 4)}, {"": (0, 5, 6)})
    kept = [signs, Signs(signs.files), Signs()]
    with Store(tmp_path / "store", date(2026, 11, 22)) as store:
        for number, some in enumerate(kept):
            remember_signs(tmp_path / str(number), some, store)
    with Store(tmp_path / "store", date(2026, 11, 22)) as store:
        assert [known_signs(tmp_path / str(number), store) for number in range(len(kept))] == kept


def test_signs_that_cannot_be_read_are_none(store: Store, tmp_path: Path) -> None:
    assert known_signs(tmp_path, store) == Signs()
