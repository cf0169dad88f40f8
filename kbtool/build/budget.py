"""What one article may cost in the process that renders it: processor time and memory.

Time is that of the processor, never that of the clock: a machine that is busy with other things withholds nothing. Two
limits watch over it. A timer raises an error in the article's own rendering, which then goes on with the next one;
Python delivers it between two instructions, and inside most regular expressions. Where it cannot be delivered, because
one call runs on and on in a library written in another language, the kernel ends the process at the second limit
(RLIMIT_CPU), and the parent knows from `Position` which article that was.
"""

import os
import resource
import signal
from collections.abc import Callable
from functools import lru_cache
from math import ceil
from pathlib import Path
from time import process_time
from types import FrameType

from kbtool.build.job import Failure
from kbtool.build.position import NOWHERE as NOWHERE
from kbtool.build.position import Position as Position
from kbtool.content import rule_ids
from kbtool.errors import KbError

AGAIN = 0.25
"""Seconds after which the error is raised again, should some library have swallowed it."""
HARD = 2
"""The kernel ends the process after so many times the article's time."""
MEMORY = 1 << 30
"""Bytes that rendering one article may add to what the process has."""
STATUS = Path("/proc/self/statm")
"""Linux: memory of this process in pages; the sixth number is what RLIMIT_DATA counts, and the stack."""
LINE = 512
"""Bytes; that file is shorter."""
PAGE = resource.getpagesize()
SHORTER = "make the article simpler or shorter, or raise limits.seconds in mkdocs.yml"

UNKNOWN = "take parts of the article away until it can be rendered, and report to kbtool what stopped it"


Step = Callable[[], str]


class PastBudgetError(BaseException):
    """No `Exception`: extensions of Markdown swallow those."""


class Budget:
    """Watches over one article at a time, and remembers those that failed."""

    def __init__(self, seconds: float, position: Position, report: Callable[[Failure], None]) -> None:
        """`report` is called for each article that fails, at once: the next one may end this process."""
        self.seconds = seconds
        self.position = position
        self.report = report
        self.failed: set[str] = set()
        self._is_running = False
        self._source = ""
        self._limits = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_DATA)}
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        signal.signal(signal.SIGPROF, self._interrupt)

    def spend(self, number: int, source: str, step: Step) -> str:
        """What a step of rendering an article gives; empty where that costs too much or cannot be done.

        `number` is the article's place among the pages of the edition, `source` its file below docs_dir. Whatever goes
        wrong in a library because of an article is a failure of that article, and no reason to lose the others.
        """
        if source in self.failed:
            return ""
        try:
            self.start(number, source)
            try:
                return step()
            finally:
                self.stop()
        except PastBudgetError:
            self._fail(too_slow(source, self.seconds))
        except MemoryError:
            self._fail(too_big(source))
        except RecursionError:
            self._fail(too_deep(source))
        except (KbError, OSError):
            raise
        except Exception as error:
            self._fail(Failure(source, rule_ids.UNRENDERABLE_ARTICLE, _described(error), UNKNOWN))
        return ""

    def start(self, number: int, source: str) -> None:
        """From here on the article's cost counts: PastBudgetError or MemoryError is raised wherever it is too much."""
        self.position.value, self._source = number, source
        self._lower(resource.RLIMIT_CPU, ceil(process_time() + HARD * self.seconds) + 1)
        if used := _memory():
            self._lower(resource.RLIMIT_DATA, used + MEMORY)
        self._is_running = True
        signal.setitimer(signal.ITIMER_PROF, self.seconds, AGAIN)

    def stop(self) -> None:
        """Up to here."""
        self._is_running = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        for kind, limits in self._limits.items():
            resource.setrlimit(kind, limits)
        self.position.value = NOWHERE

    def give_up(self, error: BaseException) -> None:
        """Notes the article that is watched, if any: what it has cost has ended the whole rendering."""
        if self._is_running:
            self.stop()
            source = self._source
            self._fail(too_big(source) if isinstance(error, MemoryError) else too_slow(source, self.seconds))

    def _fail(self, failure: Failure) -> None:
        if failure.source not in self.failed:
            self.failed.add(failure.source)
            self.report(failure)

    def _lower(self, kind: int, value: int) -> None:
        """A limit that somebody has set below stays."""
        soft, hard = self._limits[kind]
        resource.setrlimit(kind, (value if soft == resource.RLIM_INFINITY else min(value, soft), hard))

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        if self._is_running:
            raise PastBudgetError


def too_slow(source: str, seconds: float) -> Failure:
    """The failure of an article that takes more than `seconds` of processor time."""
    message = f"takes more than {seconds:g} s of processor time to render"
    return Failure(source, rule_ids.ARTICLE_TOO_COSTLY, message, SHORTER)


def too_big(source: str) -> Failure:
    """The failure of an article that needs more memory than there is for it."""
    message = f"needs more than {MEMORY >> 30} GiB of memory to render"
    return Failure(source, rule_ids.ARTICLE_TOO_COSTLY, message, "make the article simpler or shorter")


def too_deep(source: str) -> Failure:
    """The failure of an article on which a library calls itself too often."""
    hint = "flatten what stands inside one another"
    return Failure(source, rule_ids.UNRENDERABLE_ARTICLE, "nests deeper than it can be rendered", hint)


def crash(source: str, name: str) -> Failure:
    """The failure of an article that ended the process with a signal of this name."""
    return Failure(source, rule_ids.UNRENDERABLE_ARTICLE, f"cannot be rendered: {name} ends the process", UNKNOWN)


def _described(error: Exception) -> str:
    """The error and the place that raised it: no traceback is printed, and it may be our own fault."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"cannot be rendered: {type(error).__name__}: {error}{place}"


def _memory() -> int:
    """Bytes of data this process has; 0 where that is not known."""
    try:
        return int(os.pread(_status(os.getpid()), LINE, 0).split()[5]) * PAGE
    except OSError:
        return 0


@lru_cache(maxsize=1)
def _status(process: int) -> int:
    """Of this process; it is asked three times a page, and stays open."""
    return os.open(STATUS, os.O_RDONLY | os.O_CLOEXEC)
