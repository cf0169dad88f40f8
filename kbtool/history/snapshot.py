"""A knowledge base as it was at a commit, put into a folder of its own.

Not by `git archive` or `git worktree`: those obey .gitattributes, which may hide files or run programs.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile

from kbtool.errors import KbError
from kbtool.history.changed_files import start_of_change
from kbtool.history.git_command import GitError, git_chunks, git_fields
from kbtool.history.prefix import repository_prefix

LINK = b"120000"
READ = (".md", ".markdown", ".yml", ".yaml")
"""Files whose text decides what a base says; of all others the name is enough."""
UNSAFE_PARTS = frozenset({"", ".", "..", ".git"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the folder holds."""

    root: Path
    """The folder of mkdocs.yml."""
    digests: dict[str, str]
    """Every file, relative to `root` → the name Git gives to its content."""
    commit: str


def write_snapshot(root: Path, ref: str, folder: Path) -> Snapshot:
    """The files at the commit where the current branch left `ref`, written into the empty `folder`.

    `root` is the folder of mkdocs.yml. Files that are neither Markdown nor YAML come out empty. Raises KbError when Git
    does not know the commit.
    """
    try:
        commit = start_of_change(root, ref)
        prefix = repository_prefix(root)
        entries = list(_entries(root, commit))
        names = {digest for path, mode, digest in entries if mode == LINK or _is_read(path)}
        texts = dict(_blobs(root, sorted(names)))
    except GitError as error:
        raise KbError(f"--since {ref}: {error}") from error
    top = folder.resolve()
    # Links come last, so that nothing is ever written through one.
    for path, mode, digest in sorted(entries, key=lambda entry: entry[1] == LINK):
        _write(top / path, mode, texts.get(digest, b"") if mode == LINK or _is_read(path) else b"")
    below = {path.removeprefix(prefix): digest for path, _, digest in entries if path.startswith(prefix)}
    return Snapshot(top / prefix, below, commit)


def _entries(root: Path, commit: str) -> Iterator[tuple[str, bytes, str]]:
    """(path relative to the top of the repository, mode, digest) of every file that has a sane name."""
    for field in git_fields(root, "ls-tree", "-r", "-z", "--full-tree", commit):
        about, name = field.split(b"\t", 1)
        mode, kind, digest = about.split(b" ")
        path = os.fsdecode(name)
        if kind == b"blob" and not UNSAFE_PARTS.intersection(path.lower().split("/")):
            yield path, mode, digest.decode("ascii")


def _is_read(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in READ


def _blobs(root: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Digest → content. Source of the form: git-cat-file(1), "BATCH OUTPUT"."""
    with TemporaryFile() as questions:
        questions.write("".join(f"{name}\n" for name in names).encode("ascii"))
        questions.flush()
        questions.seek(0)
        answers = bytearray()
        for chunk in git_chunks(root, "cat-file", "--batch", given=questions):
            answers += chunk
            yield from _complete(answers)


def _complete(answers: bytearray) -> Iterator[tuple[str, bytes]]:
    """Takes every finished answer off the start of `answers`."""
    while (end := answers.find(b"\n")) >= 0:
        name, kind, *size = answers[:end].decode("ascii", "replace").split(" ")
        if kind != "blob":
            raise GitError(f"git has lost the file {name}")
        length = int(size[0])
        if len(answers) < end + 1 + length + 1:
            return
        yield name, bytes(answers[end + 1 : end + 1 + length])
        del answers[: end + 1 + length + 1]


def _write(path: Path, mode: bytes, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if mode == LINK:
            path.symlink_to(os.fsdecode(content))
        else:
            with path.open("xb") as stream:
                stream.write(content)
    except (OSError, ValueError) as error:
        raise KbError(f"{path}: the former state of the base cannot be written: {error}") from error
