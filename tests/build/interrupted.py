"""Builds that are held or ended from outside, at a step: never at a time, which is another step on each machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.build.running import BIN, environment

PATIENCE = 300.0
"""Seconds until a test gives up: a machine may be busy."""
AT_A_STEP = """
import itertools, os, signal, sys
changes = itertools.count(1)
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
COUNTED = "event in ('os.mkdir', 'os.rename', 'os.link', 'os.chmod', 'os.symlink', 'os.remove', 'os.rmdir')"
"""A condition that holds for what changes the disk."""
COUNTING = f"""
import itertools, sys
changes = itertools.count()
def count(event, args):
    if {COUNTED}:
        next(changes)
sys.argv = ["kbtool", *sys.argv[1:]]
from kbtool.cli import main
sys.addaudithook(count)
try:
    main()
finally:
    print(next(changes), file=sys.stderr)
"""
"""Runs kbtool to its end, whose last words are the number of changes."""
AT_THE_FIRST_PAGE = """
import sys, time
from pathlib import Path
here = Path(__file__).parent
def hold(event, args):
    if event == "open" and "/rendered/" in str(args[0]) and str(args[0]).endswith(".html"):
        (here / "reached").touch()
        while not (here / "open").exists():
            time.sleep(0.01)
sys.addaudithook(hold)
"""
"""A module that Python imports at its start, in the processes that render too: there it waits for a gate to open."""
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


@dataclass(frozen=True)
class Held:
    """A build whose processes have begun to render, and go no further until they are let go."""

    process: subprocess.Popen[str]
    gate: Path

    def let_go(self) -> None:
        self.gate.touch()


def start(base: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """`kbtool build` in a process group of its own."""
    return _group([str(BIN / "kbtool"), "build", *arguments], base, **variables)


def start_held(base: Path, place: Path, *arguments: str) -> Held:
    """The same, held where it writes its first pages. `place` is a folder for the module that does this."""
    place.mkdir()
    (place / "sitecustomize.py").write_text(AT_THE_FIRST_PAGE, encoding="utf-8")
    process = start(base, *arguments, PYTHONPATH=str(place))
    wait_for(lambda: (place / "reached").exists() or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    return Held(process, place / "open")


def changes_of_build(base: Path, *arguments: str) -> int:
    """Runs `kbtool build` to its end; returns how many times its first process changed the disk."""
    process = _group([sys.executable, "-c", COUNTING, "build", *arguments], base)
    _, printed = process.communicate()
    assert process.returncode == 0, printed
    return int(printed.split("\n")[-2])


def start_until(condition: str, base: Path, *arguments: str) -> subprocess.Popen[str]:
    """The same, killed before the first event for which `condition` holds: an expression over `event` and `args`."""
    return _group([sys.executable, "-c", AT_A_STEP, condition, "build", *arguments], base)


def start_failing(condition: str, base: Path, *arguments: str) -> subprocess.Popen[str]:
    """`kbtool build` on a disk that is full as soon as `condition` holds."""
    return _group([sys.executable, "-c", FAILING_AT_A_STEP, condition, "build", *arguments], base)


def _group(command: list[str], base: Path, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=base,
        env=environment(**variables),
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


def wait_for_end(process: subprocess.Popen[str]) -> None:
    """Returns when no process of the group runs any more; fails when some still do."""
    wait_for(lambda: not members(process))


def wait_for(fact: Callable[[], object]) -> None:
    """Returns as soon as `fact` holds; fails when it does not come true."""
    end = time.monotonic() + PATIENCE
    while not fact():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
