"""A build that cannot go on says why in one line, and leaves the site as it was."""

import fcntl
import os
from pathlib import Path

import pytest

from tests.build.conftest import BuiltBase
from tests.build.running import build, kbtool
from tests.build.site_tree import visible

pytestmark = pytest.mark.slow

BROKEN = "---\ntitle: A\naudience: everybody\n---\nText.\n"


@pytest.fixture
def base(built: BuiltBase, tmp_path: Path) -> Path:
    return built.copy(tmp_path / "base")


def refused(base: Path, *arguments: str | Path) -> str:
    """The one line of a build that could not run."""
    done = kbtool("build", *arguments, cwd=base)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("kbtool: ")
    return done.stderr


def test_an_article_with_an_error_keeps_the_old_site_and_exits_1(base: Path, built: BuiltBase) -> None:
    (base / "docs/en/billing/broken.md").write_text(BROKEN, encoding="utf-8")
    done = kbtool("build", cwd=base)
    assert done.returncode == 1
    assert "docs/en/billing/broken.md:3:11: error KB111 unknown-audience" in done.stderr
    assert "the site stays as it was" in done.stderr
    assert visible(base / "site") == visible(built.site)


def test_the_rest_is_published_where_that_is_asked_for(base: Path, built: BuiltBase) -> None:
    (base / "docs/en/billing/broken.md").write_text(BROKEN, encoding="utf-8")
    printed = build(base, "--withhold", "--audience", "public", "--language", "en")
    assert "15 articles = 9 pages + 6 excluded" in printed
    assert visible(base / "site") == visible(built.site)


@pytest.mark.parametrize("obstacle", ["a file", "a folder for the lock"])
def test_an_output_folder_that_cannot_be_written_is_named(obstacle: str, base: Path, tmp_path: Path) -> None:
    output = tmp_path / "file" / "site" if obstacle == "a file" else tmp_path / "site"
    (tmp_path / "file").touch()
    (tmp_path / "site" / ".lock").mkdir(parents=True)
    assert f"{output}: cannot be written: " in refused(base, "--output", output)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_without_permission_is_named(base: Path, tmp_path: Path) -> None:
    output = tmp_path / "read-only"
    output.mkdir(mode=0o555)
    assert f"{output}: cannot be written: " in refused(base, "--output", output)


def test_a_folder_that_somebody_else_made_is_not_replaced(base: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    (output / "public").mkdir(parents=True)
    (output / "public" / "mine.html").write_text("mine", encoding="utf-8")
    line = refused(base, "--output", output, "--audience", "public", "--language", "fa")
    assert f"{output / 'public'}: was not made by kbtool build" in line
    assert (output / "public" / "mine.html").read_text(encoding="utf-8") == "mine"
    assert not (output / ".current").exists()


def test_a_second_build_at_the_same_time_waits_for_nobody(base: Path, built: BuiltBase) -> None:
    with (base / "site" / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another build is writing here" in refused(base)
    assert visible(base / "site") == visible(built.site)


@pytest.mark.parametrize(("option", "name"), [("--audience", "publik"), ("--language", "de")])
def test_an_unknown_edition_is_named_with_those_there_are(option: str, name: str, base: Path) -> None:
    line = refused(base, option, name)
    assert name in line
    assert "public, agents, internal" in line or "en, zh, fa" in line


def test_a_base_without_an_article_for_anybody_is_not_built(base: Path, built: BuiltBase) -> None:
    for article in base.glob("docs/*/**/*.md"):
        article.unlink()
    assert "no article to publish" in refused(base)
    assert visible(base / "site") == visible(built.site)
