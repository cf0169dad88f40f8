"""What changed since a commit, committed or not."""

from pathlib import Path

import pytest

from kbtool.errors import KbError
from kbtool.history.changed_files import ChangedFiles, changes_since
from kbtool.history.prefix import repository_prefix
from tests.history.working_tree import WorkingTree


def changes(tree: WorkingTree, ref: str, root: str = "") -> ChangedFiles:
    return changes_since(tree.path / root, ("docs", "mkdocs.yml"), ref)


def test_new_changed_moved_and_deleted_files_are_told_apart(tree: WorkingTree) -> None:
    for name in ("same", "changed", "moved", "deleted"):
        tree.write(f"docs/en/{name}.md", name)
    start = tree.commit("2024-01-01")
    tree.write("docs/en/changed.md", "other")
    tree.move("docs/en/moved.md", "docs/en/here.md")
    tree.commit("2024-01-02")
    (tree.path / "docs/en/deleted.md").unlink()
    tree.write("docs/en/new.md", "not committed")
    tree.write("elsewhere.md", "x")
    assert changes(tree, start) == ChangedFiles(
        frozenset({"docs/en/changed.md", "docs/en/here.md", "docs/en/new.md"}),
        frozenset({"docs/en/moved.md", "docs/en/deleted.md"}),
    )


def test_what_happened_on_the_other_branch_is_no_change_of_ours(tree: WorkingTree) -> None:
    tree.write("docs/a.md", "a")
    tree.commit("2024-01-01")
    tree.git("checkout", "--quiet", "-b", "ours")
    tree.commit_text("docs/ours.md", "x", "2024-01-02")
    tree.git("checkout", "--quiet", "main")
    tree.commit_text("docs/theirs.md", "x", "2024-01-02")
    tree.git("checkout", "--quiet", "ours")
    assert changes(tree, "main") == ChangedFiles(frozenset({"docs/ours.md"}), frozenset())


def test_other_line_ends_are_no_change(tree: WorkingTree) -> None:
    tree.write("docs/a.md", "a\nb\n")
    tree.commit("2024-01-01")
    (tree.path / "docs/a.md").write_bytes(b"a\r\nb\r\n")
    assert changes(tree, "HEAD").changed == frozenset()


@pytest.mark.parametrize(("file", "is_changed"), [(b"\x89PNG\r\n", False), (b"\x89PNG\r\r", True), (b"\x89PNG", True)])
def test_a_file_for_which_git_has_a_pointer_is_compared_with_what_this_names(
    tree: WorkingTree, file: bytes, is_changed: bool
) -> None:
    digest = "823ceb99fcef5252333ede1b2202341c3b287b6d47571963e6b0ddf393a24f82"
    tree.write("docs/a.png", f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 6\n")
    tree.commit("2024-01-01")
    assert changes(tree, "HEAD").changed == frozenset()
    (tree.path / "docs/a.png").write_bytes(file)
    assert changes(tree, "HEAD").changed == (frozenset({"docs/a.png"}) if is_changed else frozenset())


def test_a_base_below_the_top_has_paths_of_its_own(tree: WorkingTree) -> None:
    tree.write("help/docs/a.md", "a")
    tree.write("docs/b.md", "b")
    tree.commit("2024-01-01")
    tree.write("help/docs/a.md", "other")
    tree.write("docs/b.md", "other")
    assert changes(tree, "HEAD", "help") == ChangedFiles(frozenset({"docs/a.md"}), frozenset())
    assert repository_prefix(tree.path / "help") == "help/"


def test_links_count_by_where_they_lead(tree: WorkingTree) -> None:
    tree.write("docs/a.md", "a")
    (tree.path / "docs/link.md").symlink_to("a.md")
    tree.commit("2024-01-01")
    assert changes(tree, "HEAD").changed == frozenset()
    (tree.path / "docs/link.md").unlink()
    (tree.path / "docs/link.md").symlink_to("b.md")
    assert changes(tree, "HEAD").changed == {"docs/link.md"}


def test_no_program_of_the_configuration_is_run(tree: WorkingTree) -> None:
    tree.write(".gitattributes", "* filter=evil diff=evil\n")
    tree.write("docs/a.md", "a")
    tree.commit("2024-01-01")
    for name in ("filter.evil.clean", "diff.evil.command", "diff.evil.textconv", "core.fsmonitor"):
        tree.git("config", name, f"touch {tree.path}/run")
    tree.write("docs/a.md", "b")
    assert changes(tree, "HEAD").changed == {"docs/a.md"}
    assert not (tree.path / "run").exists()


@pytest.mark.parametrize("ref", ["nowhere", "--help", "HEAD:docs", ""])
def test_what_is_no_commit_is_refused(tree: WorkingTree, ref: str) -> None:
    tree.commit_text("docs/a.md", "a", "2024-01-01")
    with pytest.raises(KbError, match="there is no such commit"):
        changes(tree, ref)


def test_a_folder_without_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KbError, match="not a Git repository"):
        changes_since(tmp_path, ("docs",), "HEAD")
    assert repository_prefix(tmp_path) == ""
