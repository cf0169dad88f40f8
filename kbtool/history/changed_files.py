"""What differs between the working tree and a commit, without git touching the working tree.

`git diff` may run programs of the repository's configuration (filters) on the files; here git only lists the names and
digests of the commit, and the files are digested here.
"""

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha1, sha256
from pathlib import Path

from msgspec import Struct

from kbtool.errors import KbError
from kbtool.history.committed_files import CommittedFiles
from kbtool.history.git_command import GitError, git_bytes
from kbtool.store.file_sign import Sign, sign_of
from kbtool.store.store import NO_STORE

LINK = "120000"
SHA1_DIGITS = 40


class ChangedFiles(Struct, frozen=True):
    """Paths relative to the folder of mkdocs.yml, with forward slashes."""

    changed: frozenset[str]
    """Files that are new or have another text."""
    deleted: frozenset[str]
    """Files that are no longer there; a file that was moved is here and in `changed`."""


def changes_since(root: Path, places: Iterable[str], ref: str) -> ChangedFiles:
    """What changed in the files and folders `places` below `root` since the branch left `ref`, committed or not.

    Raises KbError when git does not know the commit.
    """
    try:
        return changes_from(root, places, start_of_change(root, ref), CommittedFiles(root, NO_STORE))
    except GitError as error:
        raise KbError(f"--since {ref}: {error}") from error


def changes_from(
    root: Path,
    places: Iterable[str],
    commit: str,
    committed: CommittedFiles,
    seen: Mapping[str, Mapping[str, Sign]] = {},
) -> ChangedFiles:
    """As `changes_since`, from this very commit; what is known to be committed is not read.

    `seen` is folder of `places` → path → what the disk said a moment ago of each file below. Raises GitError.
    """
    wanted = tuple(places)
    listed = _files_of_commit(root, wanted, commit)
    now: dict[str, Sign] = {}
    for place in wanted:
        now.update(seen[place] if place in seen else _files_below(root, place))
    unknown = committed.unknown(now, listed)
    changed = (path for path in unknown if not _is_same(root, path, now[path], listed.get(path), committed))
    return ChangedFiles(frozenset(changed), frozenset(listed.keys() - now.keys()))


def start_of_change(root: Path, ref: str) -> str:
    """The commit at which the current branch left `ref`; `ref` itself where the two have nothing in common.

    Raises GitError when git does not know it.
    """
    try:
        question = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        commit = git_bytes(root, *question).decode("ascii").strip()
    except GitError as error:
        known = "not a Git repository" in str(error) or "not installed" in str(error) or "another user" in str(error)
        raise error if known else GitError("there is no such commit; git fetch may bring it") from error
    try:
        return git_bytes(root, "merge-base", commit, "HEAD").decode("ascii").strip()
    except GitError:
        return commit


def _files_of_commit(root: Path, places: tuple[str, ...], commit: str) -> dict[str, str]:
    """Path → mode, kind and name of its content, as `git ls-tree` prints them."""
    prefix = os.fsdecode(git_bytes(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    wanted = [posixpath.normpath(prefix + place) for place in places]
    text = os.fsdecode(git_bytes(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted))
    fields = (field.partition("\t") for field in text.split("\0"))
    return {path.removeprefix(prefix): about for about, _, path in fields if " blob " in about}


def _files_below(root: Path, place: str) -> Iterator[tuple[str, Sign]]:
    """Path relative to the root → what the disk says of the file itself, for all that is no folder; links are none."""
    top = root / place
    if not top.is_dir():
        if top.is_file():
            yield top.relative_to(root).as_posix(), sign_of(top.lstat())
        return
    start = top.relative_to(root).as_posix()
    waiting = ["" if start == "." else f"{start}/"]
    while waiting:
        folder = waiting.pop()
        with suppress(OSError), os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}{entry.name}/")
                else:
                    yield f"{folder}{entry.name}", sign_of(entry.stat(follow_symlinks=False))


def _is_same(root: Path, path: str, found: Sign, listed: str | None, committed: CommittedFiles) -> bool:
    if listed is None:
        return False
    mode, _, name = listed.split(" ")
    is_same = _has_content(root / path, mode, name)
    if is_same and mode != LINK:
        committed.note(path, found, listed)
    return is_same


def _has_content(path: Path, mode: str, digest: str) -> bool:
    """Whether the file has the text of the commit.

    No difference are other line ends, as a checkout may make them, and a file for which the commit has the pointer of
    Git LFS: this names the file's digest and size.
    """
    try:
        data = os.fsencode(path.readlink()) if mode == LINK else path.read_bytes()
    except OSError:
        return False
    texts = (data, data.replace(b"\r\n", b"\n"), lfs_pointer(data))
    return any(blob_name(text, len(digest)) == digest for text in texts)


def lfs_pointer(data: bytes) -> bytes:
    """What Git LFS commits in the place of a file with this content (the specification of Git LFS, "The Pointer")."""
    return b"version https://git-lfs.github.com/spec/v1\noid sha256:%b\nsize %d\n" % (
        sha256(data).hexdigest().encode("ascii"),
        len(data),
    )


def blob_name(data: bytes, digits: int = SHA1_DIGITS) -> str:
    """The name Git gives to a file's content ("Git Objects" in the Pro Git book: header, NUL, content)."""
    make = sha1 if digits == SHA1_DIGITS else sha256
    return make(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
