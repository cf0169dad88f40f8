"""What two releases differ in, and what the outside world must forget."""

from pathlib import Path

import pytest

from kbtool.build.releases import Changes, Departure, departures, difference
from kbtool.build.releases.difference import address, render_changes
from kbtool.build.releases.manifest import Manifest
from tests.build.small_release import asset, publish

pytestmark = pytest.mark.usefixtures("quick_disk")

OLD = {
    "public/en": {
        "index.html": "home",
        "billing/secret/index.html": "s",
        "billing/secret.pdf": "s",
        "gone/index.html": "g",
    },
    "public/fa": {"fa/index.html": "home"},
    "agents/en": {"index.html": "home", "billing/secret/index.html": "s", "gone/index.html": "g"},
    "internal/en": {"index.html": "home"},
}
NEW = {
    "public/en": {"index.html": "another", "new page/index.html": "n"},
    "public/fa": {"fa/index.html": "home"},
    "agents/en": {"index.html": "home", "billing/secret/index.html": "s"},
    "internal/en": {"index.html": "home", "billing/secret/index.html": "s", "billing/secret.pdf": "s"},
}


@pytest.fixture
def manifests(tmp_path: Path) -> tuple[dict[str, Manifest], dict[str, Manifest]]:
    old, new = (
        {audience: release.manifest for audience, release in publish(tmp_path, texts).items()} for texts in (OLD, NEW)
    )
    return old, new


def test_a_difference_names_addresses_by_language(manifests: tuple[dict[str, Manifest], dict[str, Manifest]]) -> None:
    old, new = manifests
    assert difference(old["public"], new["public"]) == {
        "en": Changes(
            added=("new%20page/",),
            changed=("",),
            removed=("billing/secret.pdf", "billing/secret/", "gone/"),
        )
    }
    assert render_changes(old["public"], new["public"]) == "1 new, 1 changed, 3 gone"


def test_equal_releases_have_no_difference(manifests: tuple[dict[str, Manifest], dict[str, Manifest]]) -> None:
    assert difference(manifests[0]["public"], manifests[0]["public"]) == {}
    assert render_changes(manifests[0]["public"], manifests[0]["public"]) == ""


def test_a_first_release_adds_everything_and_a_last_one_removes_it(
    manifests: tuple[dict[str, Manifest], dict[str, Manifest]],
) -> None:
    new = manifests[1]["agents"]
    assert difference(None, new) == {"en": Changes(added=("", "billing/secret/"))}
    assert difference(new, None) == {"en": Changes(removed=("", "billing/secret/"))}


def test_shared_files_stand_apart(tmp_path: Path) -> None:
    old = publish(tmp_path, {"public/en": {"index.html": "1", asset("old"): "old"}})["public"].manifest
    new = publish(tmp_path, {"public/en": {"index.html": "1", asset("new"): "new"}})["public"].manifest
    assert difference(old, new) == {None: Changes(added=(asset("new"),), removed=(asset("old"),))}


def test_what_was_reclassified_is_told_from_what_is_gone(
    manifests: tuple[dict[str, Manifest], dict[str, Manifest]],
) -> None:
    old, new = manifests
    assert departures(old["public"], new["public"], [new["agents"], new["internal"]]) == (
        Departure("billing/secret.pdf", "internal"),
        Departure("billing/secret/", "agents"),
        Departure("gone/", None),
    )
    assert departures(old["agents"], new["agents"], [new["internal"]]) == (Departure("gone/", None),)
    assert departures(None, new["public"], []) == ()
    assert len(departures(old["public"], None, [])) == len(old["public"].files)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", ""),
        ("a/index.html", "a/"),
        ("myindex.html", "myindex.html"),
        ("404.html", "404.html"),
        ("zh/退款/index.html", "zh/%E9%80%80%E6%AC%BE/"),
        ("a b?#.pdf", "a%20b%3F%23.pdf"),
    ],
)
def test_an_address_is_what_a_link_says(path: str, expected: str) -> None:
    assert address(path) == expected


def test_a_style_of_another_version_is_no_departure(tmp_path: Path) -> None:
    old = publish(tmp_path, {"public/en": {"index.html": "1", asset("old"): "old"}})["public"].manifest
    new = publish(tmp_path, {"public/en": {"index.html": "1", asset("new"): "new"}})["public"].manifest
    assert departures(old, new, [old]) == ()
