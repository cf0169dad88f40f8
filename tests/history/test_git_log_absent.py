"""Where there is no history, or none that can be trusted, there is a reason and no date."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kbtool.history.git_log import History, Texts, read_history
from tests.history.working_tree import WorkingTree

NO_GIT = """
import sys
from pathlib import Path
from kbtool.history.git_log import read_history
print(read_history(Path(sys.argv[1]), "docs").reason)
"""


@pytest.fixture
def begun(tree: WorkingTree) -> WorkingTree:
    tree.commit_text("docs/a.md", "one", "2024-01-01")
    tree.commit_text("docs/a.md", "two", "2024-02-02")
    return tree


def test_a_folder_outside_every_repository_has_none(tmp_path: Path) -> None:
    assert read_history(tmp_path, "docs") == History(reason="this is not a Git repository")


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    assert read_history(missing, "docs") == History(reason=f"there is no folder {missing}")


def test_an_empty_repository_has_none(tree: WorkingTree) -> None:
    tree.write("docs/a.md", "one")
    assert read_history(tree.path, "docs") == History(reason="the repository has no commit yet")


def test_a_docs_folder_that_was_never_committed_has_none(tree: WorkingTree) -> None:
    tree.commit_text("README.md", "one", "2024-01-01")
    tree.write("docs/a.md", "one")
    assert read_history(tree.path, "docs") == History(reason="no file of docs has been committed")


def test_a_shallow_clone_has_none(begun: WorkingTree, tmp_path: Path) -> None:
    begun.git("clone", "--quiet", "--depth=1", begun.path.as_uri(), str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone", "docs")
    reason = "the clone is shallow and its dates would be wrong; git fetch --unshallow completes it"
    assert history == History(reason=reason, is_cut_off=True)


def test_a_whole_clone_has_the_same_history(begun: WorkingTree, tmp_path: Path) -> None:
    begun.git("clone", "--quiet", begun.path.as_uri(), str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone", "docs")
    assert history == read_history(begun.path, "docs")
    assert history.reason == ""


def test_a_bare_repository_has_none(begun: WorkingTree, tmp_path: Path) -> None:
    begun.git("clone", "--quiet", "--bare", begun.path.as_uri(), str(tmp_path / "bare"))
    assert read_history(tmp_path / "bare", "docs") == History(reason="this is not the working tree of a Git repository")


def test_a_repository_of_another_user_has_none(begun: WorkingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    history = read_history(begun.path, "docs")
    assert history == History(reason=history.reason)
    assert "safe.directory" in history.reason


def test_a_damaged_repository_has_none(begun: WorkingTree) -> None:
    tree_name = begun.git("rev-parse", "HEAD~1^{tree}")
    (begun.path / ".git/objects" / tree_name[:2] / tree_name[2:]).unlink()
    history = read_history(begun.path, "docs")
    assert history == History(reason=history.reason)
    assert history.reason.startswith("git cannot read the history: ")
    assert "\n" not in history.reason


def test_a_commit_without_a_usable_date_gives_none(begun: WorkingTree) -> None:
    begun.write("docs/b.md", "b")
    begun.commit("2024-03-03")
    text = begun.git("cat-file", "commit", "HEAD") + "\n"
    author = next(line for line in text.split("\n") if line.startswith("author "))
    broken = begun.path / "broken"
    broken.write_text(text.replace(author, "author Ann <ann@example.org> 99999999999999 +0000"), encoding="utf-8")
    begun.git("reset", "--quiet", "--hard", begun.git("hash-object", "-t", "commit", "-w", "--literally", str(broken)))
    history = read_history(begun.path, "docs")
    assert history.files["docs/b.md"].authors == ("Ann",)
    assert history.updated("docs/b.md") is None
    assert history.updated("docs/a.md") is not None


def test_without_the_git_program_there_is_none(begun: WorkingTree, tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": str(tmp_path), "GIT_PYTHON_REFRESH": "raise"}
    command = [sys.executable, "-c", NO_GIT, str(begun.path)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("git is not installed\n", "")


def test_a_long_complaint_of_git_does_not_stop_the_reading(begun: WorkingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(250):
        begun.commit_text("docs/a.md", str(number), "2024-03-03")
    begun.git("gc", "--quiet")
    expected = read_history(begun.path, "docs")
    monkeypatch.setenv("GIT_TRACE_PACK_ACCESS", "2")  # a line on stderr for every object: more than a pipe holds
    assert read_history(begun.path, "docs") == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "{other}/.git"),
        ("GIT_DIR", ".git"),
        ("GIT_COMMON_DIR", "{other}/.git"),
        ("GIT_OBJECT_DIRECTORY", "{other}/.git/objects"),
        ("GIT_SHALLOW_FILE", "{other}/docs/x.md"),
        ("GIT_WORK_TREE", "{other}"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
    ],
)
def test_a_build_started_by_a_hook_of_another_repository_reads_its_own(
    begun: WorkingTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    expected = read_history(begun.path, "docs")
    other = WorkingTree(tmp_path / "other")
    commit = other.commit_text("docs/x.md", "x", "2020-01-01")
    other.write("docs/x.md", f"{commit}\n")
    begun.move("docs", "help/docs")
    begun.commit("2024-03-03")
    variable = value.format(other=other.path)
    monkeypatch.setenv(name, variable)
    assert read_history(begun.path / "help", "docs").files == expected.files
    assert os.environ[name] == variable


def test_a_clone_without_the_old_texts_asks_nobody_for_them(tree: WorkingTree, tmp_path: Path) -> None:
    tree.commit_text("docs/a.md", "\n".join(map(str, range(99))), "2024-01-01")
    tree.move("docs/a.md", "docs/b.md")
    tree.commit_text("docs/b.md", "\n".join(map(str, range(90))), "2024-02-02")
    tree.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    tree.git("clone", "--quiet", "--filter=blob:none", tree.path.as_uri(), str(clone))
    packs = sorted((clone / ".git/objects/pack").iterdir())
    history = read_history(clone, "docs")
    assert history == History(reason=history.reason, is_cut_off=True)
    assert history.reason.startswith("the clone is partial")
    assert sorted((clone / ".git/objects/pack").iterdir()) == packs


def test_a_partial_clone_says_what_brings_the_old_contents_and_has_its_dates_then(
    begun: WorkingTree, tmp_path: Path
) -> None:
    begun.commit_text("docs/a.md", "/// audience | agents\nthree\n///\n", "2024-03-03")
    begun.git("config", "uploadpack.allowFilter", "true")
    begun.git("clone", "--quiet", "--filter=blob:none", begun.path.as_uri(), str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone", "docs", Texts.NEEDED)
    command = "git fetch --refetch --no-filter"
    reason = f"the clone is partial and lacks old contents; {command} brings them"
    assert history == History(reason=reason, is_cut_off=True)
    WorkingTree(tmp_path / "clone", is_new=False).git(*command.split(" ")[1:], "--quiet")
    assert read_history(tmp_path / "clone", "docs", Texts.NEEDED) == read_history(begun.path, "docs", Texts.NEEDED)


def test_a_checkout_of_one_commit_with_its_whole_past_has_the_same_history(begun: WorkingTree, tmp_path: Path) -> None:
    """As CI makes it with `fetch-depth: 0`: no branch, every commit."""
    begun.commit_text("docs/a.md", "/// audience | agents\nthree\n///\n", "2024-03-03")
    checkout = WorkingTree(tmp_path / "checkout")
    checkout.git("remote", "add", "origin", begun.path.as_uri())
    checkout.git("fetch", "--quiet", "--prune", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*")
    checkout.git("checkout", "--quiet", "--detach", "origin/main")
    history = read_history(checkout.path, "docs", Texts.NEEDED)
    assert history == read_history(begun.path, "docs", Texts.NEEDED)
    assert len(history.files["docs/a.md"].versions) == 2
