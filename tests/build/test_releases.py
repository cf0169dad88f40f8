"""Releases of small trees: what lies where, what is live, what stays."""

import re
from pathlib import Path

import pytest

from kbtool.build.releases import current, find_release, history
from kbtool.build.releases.prune import remove_old_releases
from kbtool.build.releases.recycling import KEPT
from kbtool.build.releases.switch import switch_to
from kbtool.errors import KbError
from kbtool.history.source import Source
from tests.build.site_tree import visible
from tests.build.small_release import asset, publish, stamp, texts

pytestmark = pytest.mark.usefixtures("quick_disk")

ONE = {"public/en": {"index.html": "one"}}
TWO = {"public/en": {"index.html": "two"}}
BOTH = {"public/en": {"index.html": "home"}, "internal/en": {"index.html": "home", "secret/index.html": "secret"}}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_each_audience_has_its_release_with_the_manifest_beside_it(site: Path) -> None:
    live = publish(site, BOTH)
    assert names(site) == {".current", ".lock", ".releases", "internal", "public"}
    for audience, release in live.items():
        assert names(site / ".releases" / audience) == {release.digest, f"{release.digest}.json"}
        assert (site / audience).resolve() == release.folder == site / ".releases" / audience / release.digest
        assert current(site, audience) == release
    assert texts(live["public"]) == {"index.html": "home"}


def test_all_audiences_are_switched_by_one_link(site: Path) -> None:
    publish(site, BOTH)
    assert str((site / "public").readlink()) == ".current/public"
    assert str((site / "internal").readlink()) == ".current/internal"
    assert str((site / ".current").readlink()) == ".releases/.live/1"


def test_a_restricted_change_does_not_touch_the_wider_release(site: Path) -> None:
    before = publish(site, BOTH)
    places = [before["public"].folder, before["public"].folder / "index.html", before["public"].manifest_path]
    written = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in places]
    after = publish(site, BOTH | {"internal/en": {"index.html": "another"}})
    assert after["internal"].digest != before["internal"].digest
    assert after["public"] == before["public"]
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in places] == written


def test_the_same_content_is_the_same_release_from_any_commit(site: Path, tmp_path: Path) -> None:
    one = publish(site, ONE, by=stamp(Source("a" * 40)))["public"]
    other = publish(tmp_path / "other", ONE, by=stamp(Source("b" * 40, dirty=True), engine="x"))["public"]
    assert one.digest == other.digest
    again = publish(site, ONE, by=stamp(Source("b" * 40)))["public"]
    assert (again.folder, again.manifest.commit) == (one.folder, "b" * 40)


def test_a_build_that_changes_nothing_switches_nothing(site: Path) -> None:
    publish(site, BOTH)
    before = (site / ".current").lstat()
    publish(site, BOTH)
    assert (site / ".current").lstat() == before


def test_an_audience_that_is_not_built_stays_and_one_that_is_gone_goes(site: Path) -> None:
    before = publish(site, BOTH)
    assert publish(site, TWO, unchanged=["internal"])["internal"] == before["internal"]
    assert visible(site).keys() == {"public/index.html", "internal/index.html", "internal/secret/index.html"}
    assert publish(site, ONE).keys() == {"public"}
    assert visible(site).keys() == {"public/index.html"}
    assert names(site / ".releases") == {".live", "public"}


def test_a_release_that_was_damaged_is_mended_by_the_next_build(site: Path) -> None:
    files = {"index.html": "home", "a/index.html": "a", "b/index.html": "b", "c": "c"}
    live = publish(site, {"public/en": files})["public"]
    (live.folder / "index.html").write_text("mine", encoding="utf-8")
    (live.folder / "a/index.html").unlink()
    (live.folder / "more.html").write_text("more", encoding="utf-8")
    (live.folder / "b/index.html").unlink()
    (live.folder / "b/index.html").mkdir()
    (live.folder / "c").unlink()
    (live.folder / "c").symlink_to("/etc/hostname")
    assert texts(publish(site, {"public/en": files})["public"]) == files


def test_the_newest_releases_stay_in_the_order_in_which_they_were_live(site: Path) -> None:
    digests = [publish(site, {"public/en": {"index.html": str(n)}})["public"].digest for n in range(6)]
    assert [release.digest for release in history(site, "public")] == digests[::-1][:KEPT]
    assert len(names(site / ".releases/public")) == 2 * KEPT
    assert len(names(site / ".releases/.live")) == KEPT


def test_releases_of_an_audience_outlive_many_of_another(site: Path) -> None:
    first = publish(site, BOTH)["public"].digest
    second = publish(site, BOTH | TWO)["public"].digest
    for n in range(6):
        publish(site, TWO | {"internal/en": {"index.html": str(n)}})
    assert [release.digest for release in history(site, "public")] == [second, first]
    assert len(history(site, "internal")) == KEPT


def test_an_earlier_release_can_be_made_live_again(site: Path) -> None:
    old, secret = publish(site, BOTH).values()
    new = publish(site, BOTH | TWO)["public"]
    assert switch_to(site, "public", secret.digest) == secret
    assert visible(site).keys() == {"public/index.html", "internal/index.html", "internal/secret/index.html"}
    assert current(site, "public") == secret
    assert current(site, "internal") == old
    assert [release.digest for release in history(site, "public")] == [secret.digest, new.digest]


@pytest.mark.parametrize("name", ["", "no-such", "../public", "."])
def test_a_release_that_is_not_there_is_not_made_live(site: Path, name: str) -> None:
    live = publish(site, BOTH)["public"]
    with pytest.raises(KbError, match="there is no release"):
        switch_to(site, "public", name)
    assert current(site, "public") == live


def test_only_the_live_releases_stay_when_old_ones_are_removed(site: Path) -> None:
    publish(site, BOTH)
    live = publish(site, BOTH | TWO)
    live["public"].receipt_path.write_text("verified", encoding="utf-8")
    before = visible(site)
    remove_old_releases(site)
    assert visible(site) == before
    assert names(site / ".releases/public") == {
        live["public"].digest,
        f"{live['public'].digest}.json",
        f"{live['public'].digest}.verified.json",
    }
    assert names(site / ".releases/.live") == {"2"}


def test_two_languages_that_differ_on_a_shared_file_are_refused(site: Path) -> None:
    with pytest.raises(
        KbError, match=re.escape("public/fa: img/a.png differs from the file of the same name in another language")
    ):
        publish(site, {"public/en": {"img/a.png": "1"}, "public/fa": {"img/a.png": "2"}})
    assert visible(site) == {}


def test_files_belong_to_a_language_or_are_shared(site: Path) -> None:
    shared = {"img/a.png": "1", asset("x"): "x"}
    live = publish(site, {"public/en": {"index.html": "", **shared}, "public/fa": {"fa/index.html": "", **shared}})
    assert {file.path: file.language for file in live["public"].manifest.files} == {
        "fa/index.html": "fa",
        "img/a.png": None,
        "index.html": "en",
        asset("x"): None,
    }
    alone = publish(site, {"public/en": {"index.html": "", asset("x"): "x"}})["public"].manifest
    assert {file.path: file.language for file in alone.files} == {"index.html": "en", asset("x"): None}


@pytest.mark.parametrize("garbage", ["file", "folder", "link", "old layout"])
def test_garbage_among_the_releases_is_swept_away(site: Path, garbage: str) -> None:
    releases = site / ".releases"
    releases.mkdir(parents=True)
    (releases / "9").mkdir()
    if garbage == "file":
        (releases / "public").write_text("x", encoding="utf-8")
        (releases / ".live").write_text("x", encoding="utf-8")
    elif garbage == "folder":
        (releases / "public/junk/more").mkdir(parents=True)
        (releases / ".live/1").mkdir(parents=True)
        (releases / ".live/x").mkdir()
    elif garbage == "link":
        (releases / "public").symlink_to("nowhere")
        (releases / "other").symlink_to("/etc")
    else:
        (releases / "7b73753633ddfdb8/public").mkdir(parents=True)
        (releases / "7b73753633ddfdb8/public/index.html").write_text("old", encoding="utf-8")
        (releases / "7b73753633ddfdb8.json").write_text('{"editions": {}}', encoding="utf-8")
        (site / ".current").symlink_to(".releases/7b73753633ddfdb8")
        (site / "public").symlink_to(".current/public")
    live = publish(site, ONE)["public"]
    assert visible(site).keys() == {"public/index.html"}
    assert names(releases) == {".live", "public"}
    assert names(releases / "public") == {live.digest, f"{live.digest}.json"}
    assert len(names(releases / ".live")) == 1


def test_a_half_removed_release_with_the_same_digest_is_made_whole(site: Path) -> None:
    live = publish(site, ONE)["public"]
    publish(site, TWO)
    live.manifest_path.unlink()
    (live.folder / "index.html").unlink()
    assert find_release(site, "public", live.digest) is None
    assert texts(publish(site, ONE)["public"]) == {"index.html": "one"}


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_somebody_else_made_is_not_replaced(site: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "mine").mkdir()
    site.mkdir()
    (site / "public").mkdir() if kind == "folder" else (site / "public").symlink_to(tmp_path / "mine")
    with pytest.raises(KbError, match="public: was not made by kbtool build; move it away"):
        publish(site, ONE)
    assert not (site / ".current").exists()


def test_links_of_others_in_the_folder_of_the_site_stay(site: Path, tmp_path: Path) -> None:
    site.mkdir()
    (site / "media").symlink_to(tmp_path)
    publish(site, BOTH)
    publish(site, ONE)
    assert names(site) == {".current", ".lock", ".releases", "media", "public"}
