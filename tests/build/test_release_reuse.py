"""Files of the live release in the next one: languages that were not built, and whatever has not changed."""

import os
from pathlib import Path

import pytest

from kbtool.errors import KbError
from kbtool.history.source import Source
from tests.build.small_release import paths, publish, stamp, texts

pytestmark = pytest.mark.usefixtures("quick_disk")

LONG_AGO = 981173106


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_language_that_is_not_built_is_taken_over(site: Path) -> None:
    files = {"fa/index.html": "fa", "img/shared.png": "x"}
    publish(site, {"public/en": {"index.html": "en", "img/shared.png": "x"}, "public/fa": files}, by=stamp(Source("a")))
    live = publish(site, {"public/en": {"index.html": "new"}}, kept=["fa"], by=stamp(Source("b")))["public"]
    assert texts(live) == {"index.html": "new", "fa/index.html": "fa", "img/shared.png": "x"}
    assert [(file.path, file.languages) for file in live.manifest.files] == [
        ("fa/index.html", ("fa",)),
        ("img/shared.png", ("fa",)),
        ("index.html", ("en",)),
    ]
    assert (live.manifest.source_of("en").commit, live.manifest.source_of("fa").commit) == ("b", "a")


def test_what_no_edition_uses_any_more_goes_however_few_are_built_at_a_time(site: Path) -> None:
    shared = {"img/secret.png": "x"}
    publish(site, {"public/en": {"index.html": "en", **shared}, "public/fa": {"fa/index.html": "fa", **shared}})
    publish(site, {"public/en": {"index.html": "en"}}, kept=["fa"])
    live = publish(site, {"public/fa": {"fa/index.html": "fa"}}, kept=["en"])["public"]
    assert paths(live.manifest) == ["fa/index.html", "index.html"]


def test_a_live_file_that_was_changed_by_hand_is_not_taken_over(site: Path) -> None:
    live = publish(site, {"public/en": {"index.html": "en"}, "public/fa": {"fa/index.html": "fa"}})["public"]
    (live.folder / "fa/index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(KbError, match="is not what was built; build every language of public"):
        publish(site, {"public/en": {"index.html": "new"}}, kept=["fa"])


def test_what_has_not_changed_stays_as_old_as_it_is(site: Path) -> None:
    old = publish(site, {"public/en": {"index.html": "home", "a/index.html": "a", "gone": "x"}})["public"]
    for file in old.manifest.files:
        os.utime(old.folder / file.path, (LONG_AGO, LONG_AGO))
    new = publish(site, {"public/en": {"index.html": "home", "a/index.html": "b", "b/index.html": "a"}})["public"]
    assert texts(new) == {"index.html": "home", "a/index.html": "b", "b/index.html": "a"}
    times = {file.path: (new.folder / file.path).stat().st_mtime for file in new.manifest.files}
    assert [path for path, time in times.items() if time == LONG_AGO] == ["index.html"]


@pytest.mark.parametrize("kind", ["text", "link", "gone"])
def test_a_file_of_the_live_release_that_was_damaged_is_not_kept(site: Path, tmp_path: Path, kind: str) -> None:
    page = publish(site, {"public/en": {"index.html": "home", "a": "a"}})["public"].folder / "index.html"
    page.unlink()
    if kind == "text":
        page.write_text("mine", encoding="utf-8")
    elif kind == "link":
        (tmp_path / "elsewhere").write_text("home", encoding="utf-8")
        page.symlink_to(tmp_path / "elsewhere")
    new = publish(site, {"public/en": {"index.html": "home", "a": "b"}})["public"]
    assert texts(new) == {"index.html": "home", "a": "b"}
    assert not (new.folder / "index.html").is_symlink()


def test_without_links_between_files_what_has_not_changed_is_copied_with_its_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    old = publish(site, {"public/en": {"index.html": "home", "a": "a"}})["public"]
    os.utime(old.folder / "index.html", (LONG_AGO, LONG_AGO))
    monkeypatch.setattr(os, "link", refused)
    new = publish(site, {"public/en": {"index.html": "home", "a": "b"}})["public"]
    assert (new.folder / "index.html").stat().st_mtime == LONG_AGO
    assert (new.folder / "index.html").stat().st_nlink == 1
