"""What the web server has to know of a site goes live with it, by the same link."""

from pathlib import Path

import pytest

from kbtool.build.releases.assembling import assemble
from kbtool.build.releases.prune import remove_old_releases
from kbtool.build.releases.switch import switch_to
from tests.build.small_release import Texts, part, publish

pytestmark = pytest.mark.usefixtures("quick_disk")

ONE: Texts = {"public/en": {"index.html": "one"}}
TWO: Texts = {"public/en": {"index.html": "two"}}
INTERNAL: Texts = {"internal/en": {"index.html": "internal"}}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def server_files(site: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (site / ".nginx").iterdir()}


def test_the_link_that_switches_the_sites_switches_their_files(site: Path) -> None:
    publish(site, ONE, server_files={"public": "first"})
    assert str((site / ".nginx").readlink()) == ".current/.nginx"
    assert server_files(site) == {"public.conf": "first"}
    publish(site, TWO, server_files={"public": "second"})
    assert str((site / ".current").readlink()) == ".releases/.live/2"
    assert server_files(site) == {"public.conf": "second"}


def test_another_text_for_the_same_site_is_another_choice(site: Path) -> None:
    publish(site, ONE, server_files={"public": "first"})
    publish(site, ONE, server_files={"public": "second"})
    assert str((site / ".current").readlink()) == ".releases/.live/2"
    assert server_files(site) == {"public.conf": "second"}
    publish(site, ONE, server_files={"public": "second"})
    assert str((site / ".current").readlink()) == ".releases/.live/2"


def test_an_audience_that_is_not_built_keeps_its_file_and_one_that_is_gone_loses_it(site: Path) -> None:
    publish(site, {**ONE, **INTERNAL}, server_files={"public": "first", "internal": "first"})
    publish(site, TWO, unchanged=["internal"], server_files={"public": "second"})
    assert server_files(site) == {"public.conf": "second", "internal.conf": "first"}
    publish(site, TWO, server_files={"public": "second"})
    assert server_files(site) == {"public.conf": "second"}


def test_an_earlier_release_comes_back_with_its_file(site: Path) -> None:
    old = publish(site, {**ONE, **INTERNAL}, server_files={"public": "first", "internal": "first"})["public"]
    publish(site, {**TWO, **INTERNAL}, server_files={"public": "second", "internal": "second"})
    switch_to(site, "public", old.digest)
    assert server_files(site) == {"public.conf": "first", "internal.conf": "second"}


def test_a_build_that_was_killed_before_the_switch_leaves_no_file_behind(site: Path) -> None:
    publish(site, {**ONE, **INTERNAL}, server_files={"public": "first", "internal": "first"})
    live = (site / ".current").readlink()
    publish(site, {**TWO, **INTERNAL}, server_files={"public": "second", "internal": "second"})
    (site / ".current").unlink()
    (site / ".current").symlink_to(live)  # all was written but the link
    publish(site, ONE, unchanged=["internal"], server_files={"public": "third"})
    assert server_files(site) == {"public.conf": "third", "internal.conf": "first"}


def test_files_in_the_place_of_the_link_give_way_to_it(site: Path) -> None:
    (site / ".nginx").mkdir(parents=True)
    (site / ".nginx/public.conf").write_text("by an earlier kbtool", encoding="utf-8")
    publish(site, ONE, server_files={"public": "first"})
    assert (site / ".nginx").is_symlink()
    assert server_files(site) == {"public.conf": "first"}


def test_what_is_live_stays_when_old_releases_are_removed(site: Path) -> None:
    publish(site, ONE, server_files={"public": "first"})
    publish(site, TWO, server_files={"public": "second"})
    remove_old_releases(site)
    assert server_files(site) == {"public.conf": "second"}


def test_parts_bring_the_file_along(site: Path, tmp_path: Path) -> None:
    folder = part(tmp_path / "part", ONE, server_files={"public": "text"})
    assert {path.name for path in folder.iterdir()} == {"public", "public.json", ".nginx"}
    assemble([folder], site, tmp_path)
    assert server_files(site) == {"public.conf": "text"}
