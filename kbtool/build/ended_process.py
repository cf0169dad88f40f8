"""What the end of a process says about the article that it was at."""

import signal

from kbtool.build.budget import crash, too_slow
from kbtool.build.job import Failure, Job, Task
from kbtool.build.position import NOWHERE
from kbtool.errors import KbError

ENDED_BY_ARTICLE = frozenset(
    {signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE}
)
"""Signals that end a process because of what it does: its time is over, or a library failed in it."""


def last_failure(code: int | None, task: Task | None, position: int) -> Failure:
    """`code` is that of `Process.exitcode`, `task` what it was doing, if anything, and `position` the place of the
    article in it. Raises KbError where it was at none."""
    ended = -(code or 0)
    if not isinstance(task, Job) or position == NOWHERE or ended not in ENDED_BY_ARTICLE:
        name = f"{task.name}: " if task else ""
        raise KbError(f"{name}the process that renders it ended with {code}")
    source = task.pages[position].source
    if ended == signal.SIGXCPU:
        return too_slow(source, task.edition.seconds)
    return crash(source, signal.Signals(ended).name)
