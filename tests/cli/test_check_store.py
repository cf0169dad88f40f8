"""What a user sees of the store: nothing but speed, and one line when something is wrong with it."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import run

FILE = Path(".cache/kbtool/store.sqlite")


def check(*arguments: str) -> tuple[int, str, str]:
    done: Result = run("check", *arguments)
    return done.exit_code, done.stdout, done.stderr


def test_the_second_check_says_the_same_and_so_does_one_without_a_store(base: Path) -> None:
    first = check()
    assert first[0] == 1
    assert (base / FILE).is_file()
    assert check() == first == check("--no-cache")


@pytest.mark.parametrize("output_format", ["json", "sarif", "github", "junit", "gitlab"])
def test_every_format_is_the_same_from_the_store(output_format: str, base: Path) -> None:
    expected = check("--format", output_format, "--no-cache")
    assert check("--format", output_format) == check("--format", output_format) == expected


def test_no_cache_leaves_nothing_behind(base: Path) -> None:
    check("--no-cache")
    run("lint", "--no-cache")
    run("validate", "--no-cache")
    assert not (base / ".cache").exists()


def test_a_damaged_store_is_one_line_and_no_more(base: Path) -> None:
    expected = check()
    (base / FILE).write_bytes(b"not a database at all, " * 100)
    code, out, err = check()
    assert (code, out) == expected[:2]
    assert err == f"{base / FILE.parent}: the store is damaged and is made anew\n"
    assert check() == expected


def test_a_store_in_the_way_of_a_file_only_makes_it_slower(base: Path) -> None:
    expected = check("--no-cache")
    (base / ".cache").write_text("a file\n", encoding="utf-8")
    assert check() == check() == expected


@pytest.mark.parametrize("is_link", [False, True])
def test_a_committed_store_is_not_believed(is_link: bool, base: Path) -> None:
    """Whoever sends a change could send the answer along, that nothing is wrong with it."""
    expected = check()
    if is_link:
        (base / FILE.parent).rename(base / "elsewhere")
        (base / FILE.parent).symlink_to("../elsewhere")
    git("init", "--quiet")
    git("add", "--force", str(FILE.parent if is_link else FILE))
    before = (base / FILE).read_bytes()
    code, out, err = check()
    assert (code, out) == expected[:2]
    assert err.startswith(".cache/kbtool: the store is committed to Git and is not used; git rm -r --cached ")
    assert (base / FILE).read_bytes() == before


def test_git_does_not_see_the_store(base: Path) -> None:
    git("init", "--quiet")
    check()
    assert ".cache" not in git("status", "--porcelain", "--untracked-files=all")


def test_two_checks_at_once_say_the_same(base: Path) -> None:
    command = [sys.executable, "-c", "from kbtool.cli import main; main()", "check"]
    expected = check("--no-cache")[1]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0] for process in processes] == [expected] * 3
    assert check()[1] == expected


def test_a_store_that_goes_away_between_two_checks_is_no_matter(base: Path) -> None:
    expected = check()
    for path in sorted((base / ".cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert check() == expected


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout
