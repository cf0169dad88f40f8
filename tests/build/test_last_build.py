"""Whether the sites are still what the last build left: whatever is not, is built anew."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kbtool.build.inputs import Inputs, Places
from kbtool.build.last_build import (
    LastBuild,
    Said,
    find_last_build,
    forget_last_build,
    is_standing,
    keep_last_build,
    live_release,
    server_files_digest,
)
from kbtool.build.options import Options
from kbtool.build.releases.signs import Signs, folder_sign, known_signs, quiet, remember_signs, sign_of
from kbtool.store.store import Store
from tests.build.small_release import NEWER, OLDER, Texts, publish

pytestmark = pytest.mark.usefixtures("quick_disk")

FILES: Texts = {
    "public/en": {"index.html": "home", "a/index.html": "a", "b/c.png": "c"},
    "agents/en": {"index.html": "agents"},
}
LONG_AGO = 981173106


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def opened(site: Path) -> Store:
    """What was kept earlier is found after it was closed."""
    return Store(site.parent / "store", date(2026, 11, 22))


def built(site: Path, texts: Texts = FILES) -> LastBuild:
    """What a build with these releases keeps."""
    releases = publish(site, texts, server_files={"public": "redirects"})
    store = opened(site)
    return LastBuild(
        Places((), (), ()),
        Inputs(b"inputs", {}, b"commit"),
        {audience: live_release(site, release.manifest, store) for audience, release in releases.items()},
        server_files_digest(site),
        Said("account", (("public", "en", ""),)),
    )


def stands(last: LastBuild, site: Path) -> bool:
    try:
        with opened(site) as store:
            return is_standing(last, site, store)
    except OSError:
        return False


def test_sites_stand_as_they_were_left(site: Path) -> None:
    last = built(site)
    assert stands(last, site)
    assert stands(last, site)


def test_files_that_have_grown_old_are_known_by_their_looks(site: Path) -> None:
    last = built(site)
    folder = (site / "public").resolve()
    for path in ["index.html", "a/index.html", "b/c.png", "a", "b", ""]:
        os.utime(folder / path, (LONG_AGO, LONG_AGO))
    assert stands(last, site)
    with opened(site) as store:
        known = known_signs(site / ".releases/public" / folder.name, store)
    assert known.files.keys() == {"index.html", "a/index.html", "b/c.png"}
    assert stands(last, site)
    (folder / "index.html").write_text("HOME", encoding="utf-8")
    assert not stands(last, site)


def test_a_folder_that_was_just_changed_below_one_that_was_not_is_looked_at(site: Path) -> None:
    last, folder = built(site), live(site)
    for path in ["index.html", "a/index.html", "b/c.png", "b", ""]:
        os.utime(folder / path, (LONG_AGO, LONG_AGO))
    files = {path: sign_of(str(folder / path)) for path in ("index.html", "b/c.png")}
    folders = {path: folder_sign(str(folder / path)) for path in ("", "b")}
    with opened(site) as store:
        remember_signs(site / ".releases/public" / folder.name, Signs(quiet(files), quiet(folders)), store)
    assert stands(last, site)
    (folder / "a/more.html").touch()
    assert not stands(last, site)


def live(site: Path) -> Path:
    return (site / "public").resolve()


def add(path: Path) -> None:
    path.parent.mkdir()
    path.touch()


def link(path: Path, target: str) -> None:
    path.unlink()
    path.symlink_to(target)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a file is changed": lambda site: (live(site) / "a/index.html").write_text("b", encoding="utf-8"),
    "a file is gone": lambda site: (live(site) / "a/index.html").unlink(),
    "a file is added": lambda site: (live(site) / "a/new.html").write_text("b", encoding="utf-8"),
    "a file in a new folder is added": lambda site: add(live(site) / "n/x"),
    "a file is a link": lambda site: link(live(site) / "a/index.html", "../index.html"),
    "the manifest is changed": lambda site: live(site).with_suffix(".json").write_text("{}", encoding="utf-8"),
    "the manifest is gone": lambda site: live(site).with_suffix(".json").unlink(),
    "the release is gone": lambda site: live(site).rename(site / "moved"),
    "another release is live": lambda site: publish(site, NEWER),
    "an audience more is live": lambda site: publish(site, OLDER),
    "an audience's link is gone": lambda site: (site / "agents").unlink(),
    "an audience's link leads elsewhere": lambda site: link(site / "agents", "public"),
    "the link of the server's files is gone": lambda site: (site / ".nginx").unlink(),
    "the server's files are changed": lambda site: (site / ".nginx/public.conf").write_text("mine", encoding="utf-8"),
    "the choice is gone": lambda site: (site / ".current").unlink(),
}


@pytest.mark.parametrize("change", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("age", ["new", "old"])
def test_whatever_is_not_as_it_was_left_is_seen(site: Path, age: str, change: Callable[[Path], object]) -> None:
    last = built(site)
    if age == "old":
        for place in (live(site), *live(site).rglob("*")):
            os.utime(place, (LONG_AGO, LONG_AGO))
    assert stands(last, site)
    change(site)
    assert not stands(last, site)


def test_a_build_is_found_by_its_settings_its_site_and_what_was_asked(site: Path) -> None:
    last, path = built(site), Path("/base/mkdocs.yml")
    with opened(site) as store:
        keep_last_build(path, Options(site), last, store)
    with opened(site) as again:
        assert find_last_build(path, Options(site, jobs=3), again) == last
        assert find_last_build(Path("/other/mkdocs.yml"), Options(site), again) is None
        assert find_last_build(path, Options(site / "other"), again) is None
        assert find_last_build(path, Options(site, audiences=("public",)), again) is None
        forget_last_build(path, Options(site), again)
    with opened(site) as again:
        assert find_last_build(path, Options(site), again) is None


def test_what_is_damaged_is_not_known(site: Path) -> None:
    path = Path("/base/mkdocs.yml")
    with opened(site) as store:
        keep_last_build(path, Options(site), built(site), store)
        key = next(key for shelf, key in store._pending if shelf == "builds")
        store.keep("builds", {key: b"no message"})
    with opened(site) as again:
        assert find_last_build(path, Options(site), again) is None
