"""Parts from several machines become one release, or a clear refusal."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from kbtool.build.releases import manifest_json, read_manifest
from kbtool.build.releases.assembling import assemble
from kbtool.build.releases.stamp import Stamp
from kbtool.errors import KbError
from kbtool.history.source import Source
from tests.build.site_tree import modes, visible
from tests.build.small_release import asset, part, publish, stamp, texts

pytestmark = pytest.mark.usefixtures("quick_disk")

SHARED = {"img/a.png": "picture", asset("x"): "x"}
EN = {"index.html": "home", **SHARED}
FA = {"fa/index.html": "خانه", **SHARED}
BOTH = ("en", "fa")
AT = stamp(Source("a" * 40, "2026-11-22T06:45:15+00:00"))


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    return [
        part(tmp_path / "en", {"public/en": EN}, expected=BOTH, by=AT),
        part(tmp_path / "fa", {"public/fa": FA}, expected=BOTH, by=AT),
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that is live."""
    publish(tmp_path / "site", {"public/en": {"index.html": "old"}, "internal/en": {"index.html": "secret"}})
    return tmp_path / "site"


def refused(parts: list[Path], site: Path, words: str) -> None:
    before = visible(site)
    with pytest.raises(KbError, match=re.escape(words)) as caught:
        assemble(parts, site, site)
    assert "\n" not in str(caught.value)
    assert visible(site) == before


def test_a_part_holds_no_links_and_nothing_hidden(parts: list[Path]) -> None:
    assert {path.name for path in parts[0].iterdir()} == {"public", "public.json"}
    assert not [path for path in parts[0].rglob("*") if path.is_symlink() or path.name.startswith(".")]
    assert not list(parts[0].parent.glob(".building*"))


def test_parts_become_what_one_build_would_have_made(parts: list[Path], tmp_path: Path) -> None:
    joined = assemble(parts, tmp_path / "joined", tmp_path)
    at_once = publish(tmp_path / "once", {"public/en": EN, "public/fa": FA}, by=AT)
    assert joined["public"].manifest == at_once["public"].manifest
    assert visible(tmp_path / "joined") == visible(tmp_path / "once")
    assert modes(tmp_path / "joined/public") == modes(tmp_path / "once/public")


def test_audiences_without_a_part_stay_as_they_are(parts: list[Path], site: Path) -> None:
    before = visible(site)
    assert assemble(parts, site, site).keys() == {"internal", "public"}
    assert visible(site)["internal/index.html"] == before["internal/index.html"]
    assert visible(site)["public/index.html"] != before["public/index.html"]


def test_parts_that_lost_their_modes_on_the_way_are_readable_again(parts: list[Path], tmp_path: Path) -> None:
    (parts[0] / "public/index.html").chmod(0o600)
    (parts[0] / "public/img").chmod(0o700)
    assemble(parts, tmp_path / "site", tmp_path)
    assert modes(tmp_path / "site/public")["index.html"] == "-rw-r--r--"
    assert modes(tmp_path / "site/public")["img"] == "drwxr-xr-x"


def test_a_part_on_top_of_another_is_refused(parts: list[Path]) -> None:
    with pytest.raises(KbError, match="is there already"):
        part(parts[0], {"public/en": EN})


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (stamp(Source("b" * 40)), f"its commit is {'b' * 40}, that of"),
        (stamp(AT.source, tool_version="2.0"), "its version of kbtool is 2.0"),
        (stamp(AT.source, engine="other"), "its engine is other"),
        (stamp(AT.source, configuration="d" * 64), "its configuration is ddd"),
        (stamp(Source("a" * 40, dirty=True)), "was built from files that were not committed"),
        (stamp(), "its commit is None"),
    ],
)
def test_parts_that_differ_in_what_they_were_built_from_are_refused(
    by: Stamp, words: str, parts: list[Path], site: Path, tmp_path: Path
) -> None:
    other = part(tmp_path / "other", {"public/fa": FA}, expected=BOTH, by=by)
    refused([parts[0], other], site, words)


def test_an_edition_that_comes_twice_is_refused(parts: list[Path], site: Path, tmp_path: Path) -> None:
    copy = copytree(parts[1], tmp_path / "copy")
    refused([*parts, copy], site, f"{copy}/public: holds public/fa, which {parts[1]}/public holds too")
    refused([*parts, parts[0]], site, "holds public/en")


def test_an_edition_that_is_missing_is_named(parts: list[Path], site: Path) -> None:
    refused(parts[:1], site, "no part holds public/fa; build it, or add --allow-missing")
    refused(parts[1:], site, "no part holds public/en")


def test_a_missing_language_stays_as_it_is_where_that_is_allowed(parts: list[Path], site: Path) -> None:
    live = assemble(parts[1:], site, site, allow_missing=True)["public"]
    assert texts(live) == {**FA, "index.html": "old"}
    assert live.manifest.languages == live.manifest.expected == BOTH


def test_shared_files_that_differ_are_refused(parts: list[Path], site: Path, tmp_path: Path) -> None:
    other = part(tmp_path / "other", {"public/fa": {**FA, "img/a.png": "another"}}, expected=BOTH, by=AT)
    refused([parts[0], other], site, "img/a.png differs from the file of the same name in another language")


def _change(part: Path) -> None:
    (part / "public/index.html").write_text("hacked", encoding="utf-8")


def _remove(part: Path) -> None:
    (part / "public/index.html").unlink()


def _add(part: Path) -> None:
    (part / "public/more.html").touch()


def _link(part: Path) -> None:
    (part / "public/index.html").unlink()
    (part / "public/index.html").symlink_to("/etc/hostname")


def _rename(part: Path) -> None:
    (part / "public").rename(part / "agents")
    (part / "public.json").rename(part / "agents.json")


def _file(part: Path) -> None:
    (part / "public").rename(part / "old")
    (part / "public").touch()


def _cut(part: Path) -> None:
    (part / "public.json").write_text("{", encoding="utf-8")


def _climb(part: Path) -> None:
    text = (part / "public.json").read_text(encoding="utf-8")
    (part / "public.json").write_text(text.replace("img/a.png", "../../evil"), encoding="utf-8")


def _empty(part: Path) -> None:
    (part / "public.json").unlink()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_change, "en/public/index.html: is not what the manifest says"),
        (_remove, "en/public/index.html: is in the manifest, but not there"),
        (_add, "en/public/more.html: is not in the manifest"),
        (_link, "en/public/index.html: is not in the manifest"),
        (_rename, "en/agents: its manifest is that of public"),
        (_file, "en/public: its manifest is that of public"),
        (_cut, "en/public.json: is damaged"),
        (_climb, "en/public.json: is not as kbtool wrote it"),
        (_empty, "en: holds no part"),
    ],
)
def test_a_part_that_was_changed_on_the_way_is_refused(
    harm: Callable[[Path], None], words: str, parts: list[Path], site: Path
) -> None:
    harm(parts[0])
    refused(parts, site, words)


def test_a_folder_that_is_not_there_holds_no_part(site: Path, tmp_path: Path) -> None:
    refused([tmp_path / "nowhere"], site, "nowhere: holds no part; kbtool build --part makes one")
    refused([], site, "no part was given")


def test_older_parts_do_not_replace_a_newer_release(parts: list[Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"public/en": EN}, by=stamp(Source("f" * 40, "2026-11-23T00:00:00+00:00")))
    refused(
        parts, site, "en is live from commit ffffffffff of 2026-11-23, which is newer than aaaaaaaaaa of 2026-11-22"
    )
    assert assemble(parts, site, site, allow_older=True)["public"].manifest.commit == "a" * 40


def test_the_manifest_of_a_part_is_that_of_a_release(parts: list[Path]) -> None:
    manifest = read_manifest(parts[0] / "public.json")
    assert (manifest.languages, manifest.expected) == (("en",), BOTH)
    assert manifest_json(manifest) == (parts[0] / "public.json").read_text(encoding="utf-8")
