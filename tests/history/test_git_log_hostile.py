"""A repository's own configuration runs nothing and changes no result."""

from pathlib import Path

import pytest

from kbtool.history.git_log import read_history
from tests.history.working_tree import WorkingTree, text_of

PROGRAM_SETTINGS = (
    "core.alternateRefsCommand",
    "core.editor",
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.external",
    "diff.trap.command",
    "diff.trap.textconv",
    "filter.trap.clean",
    "filter.trap.process",
    "filter.trap.smudge",
    "gpg.openpgp.program",
    "gpg.program",
    "gpg.ssh.program",
    "pager.log",
    "pager.ls-tree",
    "sequence.editor",
    "uploadpack.packObjectsHook",
)
"""Every setting of git-config that names a program and might concern reading."""

SETTINGS = (
    ("color.ui", "always"),
    ("core.abbrev", "5"),
    ("core.quotePath", "true"),
    ("diff.noprefix", "true"),
    ("diff.orderFile", "/dev/zero"),
    ("diff.relative", "true"),
    ("diff.renameLimit", "1"),
    ("diff.renames", "false"),
    ("diff.renames", "copies"),
    ("diff.submodule", "log"),
    ("format.pretty", "fuller"),
    ("i18n.logOutputEncoding", "UTF-16"),
    ("log.abbrevCommit", "true"),
    ("log.date", "relative"),
    ("log.decorate", "full"),
    ("log.diffMerges", "separate"),
    ("log.follow", "true"),
    ("log.mailmap", "false"),
    ("log.showRoot", "false"),
    ("mailmap.file", "/dev/zero"),
    ("notes.displayRef", "*"),
)


@pytest.fixture
def begun(tree: WorkingTree) -> WorkingTree:
    tree.write(".gitattributes", "*.md diff=trap filter=trap\n")
    tree.write(".mailmap", "Ann Lee <ann@example.org>\n")
    tree.write("docs/退款.md", text_of("a"))
    tree.write("docs/x.md", text_of("x"))
    tree.commit("2024-01-01")
    tree.git("branch", "side")
    tree.move("docs/退款.md", "docs/b.md")
    tree.commit_text("docs/b.md", text_of("a", changed_lines=3), "2024-02-02")
    tree.move("docs/b.md", "docs/c.md")
    tree.move("docs/x.md", "docs/y.md")
    tree.write("docs/y.md", text_of("x", changed_lines=6))
    tree.write("docs/c.md", text_of("a", changed_lines=6))
    tree.commit("2024-03-03", "Jörg", "joerg@example.org")
    tree.git("checkout", "--quiet", "side")
    tree.commit_text("docs/d.md", text_of("d"), "2024-04-04")
    tree.git("checkout", "--quiet", "main")
    tree.git("merge", "--quiet", "--no-ff", "-m", "merge", "side")
    return tree


@pytest.fixture
def trap(begun: WorkingTree, tmp_path: Path) -> Path:
    """The file that is there once a program of the repository's configuration has run."""
    sprung = tmp_path / "sprung"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\n", encoding="utf-8")
    program.chmod(0o755)
    hooks = begun.path / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    for name in PROGRAM_SETTINGS:
        begun.git("config", "--file", ".git/config", name, str(program))
    begun.git("config", "--file", ".git/config", "log.showSignature", "true")
    return sprung


def test_no_program_of_the_configuration_runs(begun: WorkingTree, trap: Path) -> None:
    trap.unlink(missing_ok=True)
    assert len(read_history(begun.path, "docs").files) == 3
    assert not trap.exists()


def test_the_trap_would_spring(begun: WorkingTree, trap: Path) -> None:
    begun.git("-c", "filter.trap.process=", "status")
    assert trap.exists()


def test_a_signed_commit_is_not_checked(begun: WorkingTree, trap: Path) -> None:
    text = begun.git("cat-file", "commit", "HEAD~1")
    head, message = text.split("\n\n", 1)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n =x\n -----END PGP SIGNATURE-----"
    signed = begun.path / "signed"
    signed.write_text(f"{head}\n{signature}\n\n{message}\n", encoding="utf-8")
    name = begun.git("hash-object", "-t", "commit", "-w", str(signed))
    begun.git("update-ref", "--no-deref", "HEAD", name)
    begun.git("log", "-1")
    assert trap.exists()
    trap.unlink()
    assert read_history(begun.path, "docs").files
    assert not trap.exists()


def test_a_promised_object_is_not_fetched_by_a_program(begun: WorkingTree, trap: Path) -> None:
    for name, value in (
        ("remote.origin.url", "ssh://example.invalid/x"),
        ("remote.origin.promisor", "true"),
        ("extensions.partialClone", "origin"),
        ("core.repositoryFormatVersion", "1"),
        ("protocol.ssh.allow", "always"),
        ("protocol.ext.allow", "always"),
    ):
        begun.git("config", "--file", ".git/config", name, value)
    blob = begun.git("rev-parse", "HEAD:docs/c.md")
    (begun.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    trap.unlink(missing_ok=True)
    assert read_history(begun.path, "docs").reason
    assert not trap.exists()


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_no_setting_changes_the_history(begun: WorkingTree, name: str, value: str) -> None:
    before = read_history(begun.path, "docs")
    begun.git("config", "--file", ".git/config", name, value)
    assert read_history(begun.path, "docs") == before
    assert before.files["docs/c.md"].authors == ("Ann Lee", "Jörg")
    assert before.renames == {"docs/退款.md": "docs/c.md", "docs/b.md": "docs/c.md", "docs/x.md": "docs/y.md"}
