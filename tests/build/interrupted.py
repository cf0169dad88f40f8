"""Builds that are ended from outside, at a time or at a step."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.build.running import BIN, environment

AT_A_STEP = """
import os, signal, sys
condition = eval("lambda event, args: " + sys.argv[1])
def end(event, args):
    if condition(event, args):
        os.killpg(os.getpgrp(), signal.SIGKILL)
sys.argv = ["kbtool", *sys.argv[2:]]
from kbtool.cli import main
sys.addaudithook(end)
main()
"""
"""Runs kbtool and kills its group just before an event that Python audits (PEP 578): the product is not touched."""
FAILING_AT_A_STEP = """
import errno, os, sys
condition = eval("lambda event, args: " + sys.argv[1])
def fail(event, args):
    if condition(event, args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))
sys.argv = ["kbtool", *sys.argv[2:]]
from kbtool.cli import main
sys.addaudithook(fail)
main()
"""
"""The same, but from there on the disk is full."""


def start(base: Path, *arguments: str) -> subprocess.Popen[str]:
    """`kbtool build` in a process group of its own."""
    return _group([str(BIN / "kbtool"), "build", *arguments], base)


def start_until(condition: str, base: Path, *arguments: str) -> subprocess.Popen[str]:
    """The same, killed before the first event for which `condition` holds: an expression over `event` and `args`."""
    return _group([sys.executable, "-c", AT_A_STEP, condition, "build", *arguments], base)


def start_failing(condition: str, base: Path, *arguments: str) -> subprocess.Popen[str]:
    """`kbtool build` on a disk that is full as soon as `condition` holds."""
    return _group([sys.executable, "-c", FAILING_AT_A_STEP, condition, "build", *arguments], base)


def _group(command: list[str], base: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=base,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def members(process: subprocess.Popen[str]) -> list[int]:
    """The running processes of the group that `process` began, whether it still runs or not."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, group = (folder / "stat").read_text().rpartition(") ")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(group) == process.pid and state not in "ZX":
            found.append(int(folder.name))
    return found


def kill_all(process: subprocess.Popen[str], number: signal.Signals = signal.SIGKILL) -> None:
    """Sends a signal to the whole group, as Ctrl-C in a terminal does."""
    os.killpg(process.pid, number)


def wait_for_end(process: subprocess.Popen[str], seconds: float = 10.0) -> None:
    """Returns when no process of the group runs any more; fails when some still do."""
    wait_for(lambda: not members(process), seconds)


def wait_for(fact: Callable[[], object], seconds: float = 30.0) -> None:
    """Returns as soon as `fact` holds; fails when it does not come true."""
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
