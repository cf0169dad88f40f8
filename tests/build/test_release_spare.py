"""A copy of the live release becomes the next one, where no old release can lend its folder."""

from pathlib import Path

import pytest

from kbtool.build.releases.lock import locked
from kbtool.build.releases.release import current
from kbtool.build.releases.spare import spare_copies
from tests.build.small_release import publish

pytestmark = pytest.mark.usefixtures("quick_disk")
FIRST = {"index.html": "old", "a/same": "same", "a/b/gone": "gone", "c/index.html": "c"}
SECOND = {"index.html": "new", "a/same": "same", "c": "a file now", "d/index.html": "d"}


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(tmp_path / "site", {"public/en": FIRST})
    return tmp_path / "site"


def test_the_copy_has_the_files_of_the_live_release_and_is_taken_once(site: Path) -> None:
    live = current(site, "public")
    assert live
    with locked(site) as building, spare_copies(site, ["public", "agents"], building) as spares:
        assert spares.take("agents") is None
        taken = spares.take("public")
        assert taken and texts(taken[0]) == FIRST
        assert taken[1].files == {path: (live.folder / path).stat().st_ino for path in FIRST}
        assert spares.take("public") is None


def test_a_release_that_was_made_of_a_copy_has_its_files_and_no_others_and_the_old_one_stays(site: Path) -> None:
    old = current(site, "public")
    assert old
    (old.folder / "a/foreign").write_text("foreign", encoding="utf-8")
    (old.folder / "a/link").symlink_to("/etc")
    new = publish(site, {"public/en": SECOND})["public"]
    assert texts(new.folder) == SECOND
    assert not [path for path in new.folder.rglob("*") if path.is_symlink()]
    assert not (new.folder / "a/b").exists()
    assert (new.folder / "a/same").samefile(old.folder / "a/same")
    assert texts(old.folder) == {**FIRST, "a/foreign": "foreign"}


def test_a_file_that_is_not_what_was_built_does_not_come_along(site: Path) -> None:
    old = current(site, "public")
    assert old
    (old.folder / "c/index.html").unlink()
    (old.folder / "c/index.html").write_text("x", encoding="utf-8")
    new = publish(site, {"public/en": {**FIRST, "index.html": "new"}})["public"]
    assert texts(new.folder) == {**FIRST, "index.html": "new"}


@pytest.mark.parametrize("program", [None, "/bin/false", "/nowhere/cp"])
def test_without_a_copy_the_release_is_the_same(
    program: str | None, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kbtool.build.releases.spare.shutil.which", lambda _: program)
    assert texts(publish(site, {"public/en": SECOND})["public"].folder) == SECOND


def test_a_copy_that_nobody_takes_is_given_up(site: Path) -> None:
    with locked(site) as building, spare_copies(site, ["public"], building) as spares:
        process = spares._works["public"][1]
    assert process.returncode is not None
    assert not list(site.glob(".building-*"))
