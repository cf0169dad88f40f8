"""Git commands that only read, run so that a repository's own configuration cannot make them run anything else."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import IO

CHUNK_BYTES = 1 << 16
STDERR_BYTES = 4096
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks, by a command of its configuration
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "mailmap.file=/dev/null",  # the repository could name a file that never ends; .mailmap is read all the same
)
# Git sets such for its hooks: a build started by a hook would otherwise read the repository of the hook, from its top.
FOREIGN_VARIABLES = (
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
FETCH_CONTENTS = "git fetch --refetch --no-filter"
"""Makes a partial clone whole (Git 2.36)."""


class GitError(Exception):
    """Git could not answer; the text is the reason, lower case, without a full stop."""


class CutOffError(GitError):
    """The clone lacks a part of the past that its origin has."""


class Asked:
    """A question that git answers while we do something else."""

    def __init__(self, process: "Popen[bytes]") -> None:
        self._process = process

    def answer(self) -> bytes:
        """All that git prints; to be called once. Raises `GitError`."""
        with self._process as process:
            try:
                output, complaint = process.communicate()
            except BaseException:
                process.terminate()
                raise
        if process.returncode:
            raise _refusal(complaint[:STDERR_BYTES].decode("utf-8", "replace"))
        return output


def ask_git(root: Path, *arguments: str) -> Asked:
    """Starts `git <arguments>` in `root`; raises `GitError` where there is no git."""
    return Asked(_started(_command(root, arguments), DEVNULL))


def git_answers(questions: Iterable[Asked]) -> list[bytes]:
    """The answer to each; raises the first `GitError` when all have been heard."""
    answers, errors = [], []
    for question in questions:
        try:
            answers.append(question.answer())
        except GitError as error:
            errors.append(error)
    if errors:
        raise errors[0]
    return answers


def git_bytes(root: Path, *arguments: str) -> bytes:
    """All that `git <arguments>` prints when run in `root`; raises `GitError`."""
    return ask_git(root, *arguments).answer()


def git_fields(root: Path, *arguments: str) -> Iterator[bytes]:
    """What `git <arguments>` prints, as fields that each end in NUL, without it; raises `GitError`."""
    rest = b""
    for chunk in git_chunks(root, *arguments):
        *fields, rest = (rest + chunk).split(b"\0")
        yield from fields
    if rest:
        yield rest


def git_chunks(root: Path, *arguments: str, given: IO[bytes] | None = None) -> Iterator[bytes]:
    """What `git <arguments>` prints, while it prints it; raises `GitError` when it ends in failure.

    `given` is an open file that git reads as its input, from where it stands.
    """
    with _running(_command(root, arguments), given) as (process, output, complaint):
        while chunk := output.read(CHUNK_BYTES):
            yield chunk
        process.wait()
    if process.returncode:
        raise _refusal(b"".join(complaint).decode("utf-8", "replace"))


def _command(root: Path, arguments: Sequence[str]) -> list[str]:
    settings = (part for setting in SETTINGS for part in ("-c", setting))
    return ["git", "-C", str(root.absolute()), "--no-pager", "--literal-pathspecs", *settings, *arguments]


def _started(command: Sequence[str], given: IO[bytes] | int) -> "Popen[bytes]":
    try:
        return Popen(command, stdin=given, stdout=PIPE, stderr=PIPE, env=_environment())  # noqa: S603 - no shell
    except (FileNotFoundError, PermissionError) as error:
        raise GitError("git is not installed") from error


@contextmanager
def _running(
    command: Sequence[str], given: IO[bytes] | None
) -> Iterator[tuple["Popen[bytes]", IO[bytes], list[bytes]]]:
    """A process, what it prints, and what it has complained of in the end. It does not outlive the block."""
    process = _started(command, given or DEVNULL)
    complaint: list[bytes] = []
    with process as running:
        output, errors = running.stdout, running.stderr
        if output is None or errors is None:
            raise AssertionError("a process without the pipes that it was given")
        reader = Thread(target=_drain, args=(errors, complaint), daemon=True)
        reader.start()
        try:
            yield process, output, complaint
        finally:
            process.terminate()  # where whoever reads has had enough; one that has ended does not hear it
            reader.join()


def _refusal(complaint: str) -> GitError:
    if "promisor remote" in complaint:
        return CutOffError(f"the clone is partial and lacks old contents; {FETCH_CONTENTS} brings them")
    return GitError(_reason(complaint))


def _reason(complaint: str) -> str:
    """What git prints in English, as one line for people."""
    if "not a git repository" in complaint:
        return "this is not a Git repository"
    if "dubious ownership" in complaint:
        return "the repository belongs to another user; git config --global --add safe.directory <its folder> trusts it"
    lines = [line.removeprefix("fatal: ") for line in complaint.split("\n") if line.startswith("fatal: ")]
    return f"git cannot read the history: {lines[0] if lines else complaint.strip() or 'it does not say why'}"


def _drain(stream: IO[bytes], kept: list[bytes]) -> None:
    """Read to the end, keeping the start: a full pipe that nobody reads would stop git for ever."""
    kept.append(stream.read(STDERR_BYTES))
    while stream.read(CHUNK_BYTES):
        pass


def _environment() -> dict[str, str]:
    """Ours without what belongs to another repository; git speaks English."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN_VARIABLES}
    return {**kept, "LANGUAGE": "C", "LC_ALL": "C", **ENVIRONMENT}
