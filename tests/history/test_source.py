"""What a build was made from, and which of two commits is the older one."""

import subprocess
from pathlib import Path

import pytest

from kbtool.history.source import UNKNOWN, Source, is_older, read_source

PLACES = ("docs", "mkdocs.yml")
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str, at: str = "2026-11-22T06:00:00Z") -> str:
    """Runs git on a clock of our own."""
    done = subprocess.run(
        ["git", *IDENTITY, *arguments],
        cwd=root,
        env={
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "GIT_AUTHOR_DATE": at,
            "GIT_COMMITTER_DATE": at,
            "HOME": str(root),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(root: Path, text: str, at: str) -> Source:
    """One more commit; returns what a build of it would record."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/a.md").write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", text, at=at)
    return read_source(root, PLACES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "base"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    return root


def test_a_source_is_the_commit_its_time_and_nothing_changed(root: Path) -> None:
    source = commit(root, "one", "2026-11-22T10:00:00+03:30")
    assert source == Source(git(root, "rev-parse", "HEAD"), "2026-11-22T06:30:00+00:00", dirty=False)


@pytest.mark.parametrize("change", ["changed", "new", "deleted", "settings"])
def test_a_file_of_the_base_that_was_changed_since_makes_it_dirty(root: Path, change: str) -> None:
    clean = commit(root, "one", "2026-11-22T06:00:00Z")
    if change == "deleted":
        (root / "docs/a.md").unlink()
    else:
        path = {"changed": "docs/a.md", "new": "docs/b.md", "settings": "mkdocs.yml"}[change]
        (root / path).write_text("other", encoding="utf-8")
    dirty = read_source(root, PLACES)
    assert (clean.dirty, dirty.dirty, dirty.commit) == (False, True, clean.commit)


def test_a_file_outside_the_base_makes_nothing_dirty(root: Path) -> None:
    commit(root, "one", "2026-11-22T06:00:00Z")
    (root / "notes.txt").touch()
    assert not read_source(root, PLACES).dirty


def test_without_git_or_a_commit_nothing_is_known(root: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert read_source(tmp_path / "plain", PLACES) == UNKNOWN
    assert read_source(root, PLACES) == UNKNOWN


def test_a_time_outside_the_calendar_is_no_time(root: Path) -> None:
    source = commit(root, "one", "@99999999999999 +0000")
    assert source.commit and source.committed_at is None


def test_an_ancestor_is_older_whatever_the_clocks_say(root: Path) -> None:
    one = commit(root, "one", "2026-11-22T06:00:00Z")
    two = commit(root, "two", "2020-01-01T00:00:00Z")
    assert is_older(root, one, two)
    assert not is_older(root, two, one)
    assert not is_older(root, one, one)


def test_where_branches_have_parted_the_time_decides(root: Path) -> None:
    commit(root, "one", "2026-11-20T06:00:00Z")
    late = commit(root, "two", "2026-11-22T06:00:00Z")
    git(root, "checkout", "-q", "-b", "side", "HEAD^")
    early = commit(root, "three", "2026-11-21T06:00:00Z")
    assert is_older(root, early, late)
    assert not is_older(root, late, early)


def test_a_history_that_was_rewritten_is_not_older(root: Path) -> None:
    live = commit(root, "one", "2026-11-21T06:00:00Z")
    git(root, "checkout", "-q", "--orphan", "again")
    assert not is_older(root, commit(root, "two", "2026-11-22T06:00:00Z"), live)


def test_a_shallow_clone_knows_by_the_time(root: Path, tmp_path: Path) -> None:
    one = commit(root, "one", "2026-11-21T06:00:00Z")
    commit(root, "two", "2026-11-22T06:00:00Z")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    shallow = tmp_path / "shallow"
    two = read_source(shallow, PLACES)
    assert not is_older(shallow, two, one)
    assert is_older(shallow, one, two)


def test_what_is_not_known_is_not_older(root: Path) -> None:
    source = commit(root, "one", "2026-11-21T06:00:00Z")
    assert not is_older(root, UNKNOWN, source)
    assert not is_older(root, source, UNKNOWN)
    assert not is_older(root, Source("f" * 40, None), source)


def test_a_commit_that_looks_like_an_option_is_only_an_unknown_commit(root: Path, tmp_path: Path) -> None:
    source = commit(root, "one", "2026-11-21T06:00:00Z")
    assert not is_older(root, source, Source(f"--output={tmp_path}/evil", "2026-11-20T00:00:00+00:00"))
    assert not (tmp_path / "evil").exists()
