"""How to behave towards other people's servers: one request at a time, a pause between two, and no insisting."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from kbtool.lint.external.answer import Answer

MOST_FAILURES = 2
"""A host that failed to answer so often is left alone for the rest of the run."""


class Manners:
    """What was asked of each host so far; for use by several threads."""

    def __init__(
        self, pause: float, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.pause = pause
        self._sleep, self._clock = sleep, clock
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._ends: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self._closed: dict[str, Answer] = {}
        self._own = Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits until nobody else asks the host and the pause is over."""
        with self._own:
            lock = self._locks[host]
        with lock:
            self.wait(self._ends.get(host, 0) + self.pause - self._clock() if host in self._ends else 0)
            try:
                yield
            finally:
                self._ends[host] = self._clock()

    def wait(self, seconds: float) -> None:
        """Seconds below zero are none."""
        if seconds > 0:
            self._sleep(seconds)

    def leave(self, host: str, answer: Answer) -> None:
        """Asks the host no more: the answer holds for all its addresses."""
        self._closed[host] = answer

    def note_failure(self, host: str, answer: Answer) -> None:
        """Counts an answer that did not come."""
        with self._own:
            self._failures[host] += 1
            if self._failures[host] >= MOST_FAILURES:
                self._closed[host] = answer

    def closed(self, host: str) -> Answer | None:
        """The answer that holds for the whole host."""
        return self._closed.get(host)
