"""What a command costs: time and memory of the process and all it starts, from the operating system's account."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of a command."""

    processor: float
    """Seconds of all processors, the command's children included."""
    clock: float
    """Seconds."""
    memory: int
    """Peak of the resident memory of all its processes together, bytes."""


def measure(command: list[str], cwd: Path) -> Cost:
    """Runs a command to its end. Raises CalledProcessError when it cannot run; findings (exit code 1) are fine."""
    before, start = os.times(), time.monotonic()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        ended, peaks = Event(), [0]
        watcher = Thread(target=_watch, args=(process.pid, ended, peaks))
        watcher.start()
        output, _ = process.communicate()
        ended.set()
        watcher.join()
    after = os.times()
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command, output)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(spent, time.monotonic() - start, peaks[0])


def _watch(pid: int, ended: Event, peaks: list[int]) -> None:
    while not ended.wait(0.05):
        peaks[0] = max(peaks[0], sum(map(_resident, _family(pid))))


def _family(pid: int) -> list[int]:
    """A process and all below it; Linux only."""
    found = [pid]
    for parent in found:
        try:
            tasks = list(Path(f"/proc/{parent}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def kbtool(*arguments: str) -> list[str]:
    """The command line of this virtual environment."""
    return [str(Path(sys.executable).with_name("kbtool")), *arguments]
