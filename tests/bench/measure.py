"""What a command costs: time and memory of the process and all it starts, from the operating system's account."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

INTERVAL = 0.1
"""Seconds between two looks at the memory; a peak that is shorter may be missed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of a command."""

    processor: float
    """Seconds of all processors, the command's children included."""
    clock: float
    """Seconds."""
    memory: int
    """Peak of the memory of all its processes together, bytes: the sum of their proportional set sizes.

    A page of memory that several processes share counts once; the sum of resident sizes would count it for each. The
    account of a control group would also count files that the kernel keeps in memory, and needs rights that a person
    does not have.
    """
    output: str = ""
    """The end of what it printed."""
    live: float = 0
    """Seconds from its start until a link was put in its place; 0 where none was."""


def measure(command: Sequence[str], cwd: Path, passing: Sequence[int] = (0, 1), link: Path | None = None) -> Cost:
    """Runs a command to its end; Linux only. `link` is put in its place by the command.

    Raises CalledProcessError when it ends with another exit code than those that pass: 1 says that there are findings.
    """
    before, start, began = os.times(), time.monotonic(), time.time_ns()
    with TemporaryFile() as printed:
        process = subprocess.Popen(command, cwd=cwd, stdout=printed, stderr=subprocess.STDOUT)
        ended, peaks = Event(), [0]
        watcher = Thread(target=_watch, args=(process.pid, ended, peaks))
        watcher.start()
        process.wait()
        clock, after = time.monotonic() - start, os.times()
        ended.set()
        watcher.join()
        printed.seek(max(0, printed.tell() - 4_000))
        output = printed.read().decode(errors="replace")
    if process.returncode not in passing:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(spent, clock, peaks[0], output, _seconds_until(link, began) if link else 0)


def _seconds_until(link: Path, began: int) -> float:
    """From a time in nanoseconds to the moment when a link got its name; 0 where that was before.

    The kernel stamps files with the time of its last tick: up to 4 ms too early where it ticks 250 times a second.
    """
    return max(0, link.lstat().st_ctime_ns - began) / 1e9


def _watch(pid: int, ended: Event, peaks: list[int]) -> None:
    while True:
        peaks[0] = max(peaks[0], sum(map(_memory, family(pid))))
        if ended.wait(INTERVAL):
            return


def family(pid: int) -> list[int]:
    """A process and all below it; Linux only."""
    found = [pid]
    for parent in found:
        try:
            tasks = list(Path(f"/proc/{parent}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def processor_seconds(pid: int) -> float:
    """What a running process, its children and those of them that have ended have used up to now."""
    return sum(map(_used, family(pid)))


def _memory(pid: int) -> int:
    """Bytes: the resident size with what is shared divided among those who share it (proc(5), smaps_rollup)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def _used(pid: int) -> float:
    try:
        # The name of the program may hold blanks; what follows its bracket does not (proc(5), stat, fields 14 to 17).
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return 0.0


def kbtool(*arguments: str) -> list[str]:
    """The command line of this virtual environment."""
    return [str(Path(sys.executable).with_name("kbtool")), *arguments]
