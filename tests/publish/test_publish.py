"""Every kind of place, each a real one: what goes out, in which order, and what does not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbtool.build.releases import Departure
from kbtool.errors import KbError
from kbtool.publish.publish import Published, Request, publish
from kbtool.publish.targets.branch import BranchPlace
from tests.publish.conftest import MakeRelease, base, digest, git
from tests.publish.served import RealPlace, branch_place, bucket_place, folder_place, rsync_place

pytestmark = pytest.mark.slow

STYLE = "body{}"
OLD_STYLE = f"assets/style.{digest(STYLE)[:10]}.css"
NEW_STYLE = f"assets/style.{digest('main{}')[:10]}.css"
FIRST = {
    OLD_STYLE: STYLE,
    "index.html": "home 1",
    "billing/index.html": "billing 1",
    "billing/goodwill/index.html": "goodwill",
    "billing/goodwill/note.txt": "note",
    "search.json": "goodwill",
}
SECOND = {NEW_STYLE: "main{}", "index.html": "home 2", "billing/index.html": "billing 1", "سلام/index.html": "تازه"}


@pytest.fixture(params=["folder", "branch", "rsync", "bucket"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, commits: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RealPlace]:
    """One of each kind."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    if request.param in ("folder", "branch"):
        yield (folder_place if request.param == "folder" else branch_place)(tmp_path)
    else:
        with (rsync_place if request.param == "rsync" else bucket_place)(tmp_path) as real:
            yield real


def send(folder: Path, place: RealPlace, audience: str = "public", **choices: Any) -> Published:
    """Publishes what is below `folder`/site."""
    request = Request(folder / "site", date(2026, 7, 1), **choices)
    return publish(base(folder, **{audience: place.target}), audience, request)


def test_what_is_live_is_the_release_and_old_styles_stay_for_open_pages(
    tmp_path: Path, place: RealPlace, make_release: MakeRelease
) -> None:
    make_release(FIRST)
    assert send(tmp_path, place).old is None
    assert place.read() == FIRST
    second = make_release(SECOND, commit=1)
    published = send(tmp_path, place)
    assert place.read() == SECOND | {OLD_STYLE: STYLE}
    assert published.old is not None
    assert published.new.digest == second.digest
    assert [item.address for item in published.departures] == [
        "billing/goodwill/",
        "billing/goodwill/note.txt",
        "search.json",
    ]


def test_publishing_again_changes_nothing_and_the_last_release_comes_back(
    tmp_path: Path, place: RealPlace, make_release: MakeRelease
) -> None:
    make_release(FIRST)
    send(tmp_path, place)
    make_release(SECOND, commit=1)
    send(tmp_path, place)
    before = place.read()
    send(tmp_path, place)
    assert place.read() == before
    published = send(tmp_path, place, rolls_back=True)
    assert published.old is not None
    assert {path: text for path, text in place.read().items() if path != NEW_STYLE} == FIRST
    send(tmp_path, place)
    assert {path: text for path, text in place.read().items() if path != OLD_STYLE} == SECOND


def test_nothing_is_written_where_it_may_not_go(tmp_path: Path, place: RealPlace, make_release: MakeRelease) -> None:
    make_release(FIRST, commit=1)
    send(tmp_path, place, is_dry=True)
    assert place.read() == {}
    with pytest.raises(KbError, match="nothing was live there before"):
        send(tmp_path, place, rolls_back=True)
    send(tmp_path, place)
    make_release(SECOND, commit=0)
    with pytest.raises(KbError, match="which is newer than"):
        send(tmp_path, place)
    make_release(SECOND, commit=2, dirty=True)
    with pytest.raises(KbError, match="nobody has committed"):
        send(tmp_path, place)
    make_release(SECOND | {"x.txt": "x"}, commit=2, verified=False)
    with pytest.raises(KbError, match="was not verified"):
        send(tmp_path, place)
    make_release(SECOND | {"y.txt": "y"}, commit=2, expected=("en", "fa"))
    with pytest.raises(KbError, match="has no fa yet"):
        send(tmp_path, place)
    assert place.read() == FIRST
    make_release(SECOND, commit=0)
    send(tmp_path, place, allows_older=True)
    assert place.read()["index.html"] == "home 2"


def test_what_somebody_else_put_there_stays_unless_it_is_to_be_replaced(
    tmp_path: Path, place: RealPlace, make_release: MakeRelease
) -> None:
    place.put("index.html", "somebody else's")
    place.put("left over.txt", "old")
    make_release(FIRST)
    with pytest.raises(KbError, match="holds what kbtool did not put there"):
        send(tmp_path, place)
    assert place.read() == {"index.html": "somebody else's", "left over.txt": "old"}
    send(tmp_path, place, replaces=True)
    assert place.read() == FIRST


def test_the_site_of_another_audience_is_refused(tmp_path: Path, place: RealPlace, make_release: MakeRelease) -> None:
    if place.target["to"] == "folder":
        pytest.skip("a folder has a place for each audience")
    make_release(FIRST)
    send(tmp_path, place)
    make_release({"index.html": "secret"}, audience="internal")
    with pytest.raises(KbError, match="holds the site of public, not of internal"):
        send(tmp_path, place, audience="internal")
    assert place.read() == FIRST


def test_a_file_that_was_changed_after_the_verification_stops_it(
    tmp_path: Path, place: RealPlace, make_release: MakeRelease
) -> None:
    release = make_release(FIRST)
    (release.folder / "index.html").write_text("home 9")
    with pytest.raises(KbError, match="is not what was built"):
        send(tmp_path, place)
    (release.folder / "index.html").unlink()
    with pytest.raises(KbError, match="is missing"):
        send(tmp_path, place)
    (release.folder / "index.html").write_text("home 1")
    (release.folder / "extra.html").write_text("extra")
    with pytest.raises(KbError, match="is not what was built"):
        send(tmp_path, place)
    assert place.read() == {}


def test_what_was_reclassified_is_listed_with_its_new_readers(tmp_path: Path, make_release: MakeRelease) -> None:
    place = folder_place(tmp_path)
    make_release(FIRST)
    send(tmp_path, place)
    make_release({path: text for path, text in FIRST.items() if "goodwill" not in path}, commit=1)
    public = tmp_path / "site" / ".releases" / "public"
    assert len(list(public.glob("*.json"))) == 4
    assert list(send(tmp_path, place).departures) == [
        Departure("billing/goodwill/", None),
        Departure("billing/goodwill/note.txt", None),
    ]


def test_two_who_publish_at_once_do_not_both_win(
    tmp_path: Path, make_release: MakeRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = branch_place(tmp_path)
    make_release(FIRST)
    send(tmp_path, place)
    make_release(SECOND, commit=1)
    send_slowly = BranchPlace.send

    def overtaken(self: BranchPlace, *arguments: object) -> None:
        monkeypatch.setattr(BranchPlace, "send", send_slowly)
        git(tmp_path / "remote.git", "update-ref", "refs/heads/gh-pages", _newer(tmp_path / "remote.git"))
        send_slowly(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(BranchPlace, "send", overtaken)
    with pytest.raises(KbError, match="somebody else has published meanwhile"):
        send(tmp_path, place)
    assert place.read() == FIRST


def _newer(remote: Path) -> str:
    return git(remote, "commit-tree", "gh-pages^{tree}", "-p", "gh-pages", "-m", "faster").strip()
