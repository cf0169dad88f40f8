"""Assets of earlier releases stay for a while, and nothing else does."""

from hashlib import sha256
from pathlib import Path

import pytest

from kbtool.build.releases import ReleasedFile
from kbtool.build.releases.tree import Files, add
from tests.build.small_release import asset, paths, publish, texts

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_assets_of_the_theme_stay_for_pages_that_are_still_open(site: Path) -> None:
    publish(site, {"public/en": {"index.html": "1", asset("old"): "old", "theme/plain.css": "x"}})
    new = publish(site, {"public/en": {"index.html": "2", asset("new"): "new"}})["public"]
    assert texts(new) == {"index.html": "2", asset("new"): "new", asset("old"): "old"}
    assert [(file.path, file.kept, file.age) for file in new.manifest.kept_assets] == [(asset("old"), True, 1)]
    assert asset("old") not in paths(new.manifest)


def test_kept_assets_change_no_digest(site: Path, tmp_path: Path) -> None:
    publish(site, {"public/en": {"index.html": "1", asset("old"): "old"}})
    new = {"public/en": {"index.html": "2", asset("new"): "new"}}
    kept = publish(site, new)["public"]
    alone = publish(tmp_path / "other", new)["public"]
    assert kept.manifest.kept_assets
    assert (kept.digest, kept.manifest.files) == (alone.digest, alone.manifest.files)


def test_assets_are_kept_for_five_releases(site: Path) -> None:
    publish(site, {"public/en": {"index.html": "0", asset("old"): "old"}})
    kept = []
    for n in range(1, 8):
        publish(site, {"public/en": {"index.html": str(n)}})
        live = publish(site, {"public/en": {"index.html": str(n)}})["public"]
        kept.append(asset("old") in texts(live))
    assert kept == [True] * 5 + [False] * 2


def test_going_back_to_an_earlier_content_keeps_the_assets_of_the_later_one(site: Path) -> None:
    one = {"public/en": {"index.html": "1", asset("one"): "one"}}
    publish(site, one)
    publish(site, {"public/en": {"index.html": "2", asset("two"): "two"}})
    assert texts(publish(site, one)["public"]) == {"index.html": "1", asset("one"): "one", asset("two"): "two"}


def test_a_file_of_an_article_is_never_kept_whatever_its_name(site: Path) -> None:
    attachment = asset("secret").replace("theme/", "assets/")
    publish(site, {"public/en": {"index.html": "1", attachment: "secret", "assets/search-0123456789ab.json": "secret"}})
    new = publish(site, {"public/en": {"index.html": "2"}})["public"]
    assert texts(new) == {"index.html": "2"}


def test_a_file_of_an_article_that_equals_one_of_the_theme_is_not_kept() -> None:
    files: Files = {}
    for is_theme in (True, False, True):
        add(files, ReleasedFile(asset("x"), sha256(b"x").hexdigest(), 1, ("en",), is_theme), "public/en")
    assert not files[asset("x")].theme


def test_a_damaged_asset_is_not_kept(site: Path) -> None:
    live = publish(site, {"public/en": {"index.html": "1", asset("old"): "old"}})["public"]
    (live.folder / asset("old")).write_text("mine", encoding="utf-8")
    assert texts(publish(site, {"public/en": {"index.html": "two"}})["public"]) == {"index.html": "two"}


def test_a_folder_with_the_name_of_an_old_asset_wins(site: Path) -> None:
    publish(site, {"public/en": {"index.html": "1", asset("old"): "old"}})
    files = {"index.html": "2", f"{asset('old')}/index.html": "folder"}
    assert texts(publish(site, {"public/en": files})["public"]) == files
