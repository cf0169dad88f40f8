"""The tasks of a run: which wait, which editions are begun, and how far each edition is."""

from collections import Counter, deque
from collections.abc import Callable, Sequence

from kbtool.build.job import Job, Task
from kbtool.content.edition import Edition

Progress = Callable[[Edition, int, int], None]
"""Called with an edition, how many of its pages are rendered, and how many there are to render."""


class Agenda:
    """Tasks are known by their number in the order given."""

    def __init__(self, tasks: Sequence[Task], progress: Progress) -> None:
        self.tasks = tasks
        self._progress = progress
        self._waiting = deque(range(len(tasks)))
        self._begun: set[Edition] = set()
        self._done = [0] * len(tasks)
        self._pages: Counter[Edition] = Counter()
        self._all = Counter[Edition]()
        for task in tasks:
            self._all[task.name] += _pages(task)

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def take(self) -> int:
        """The number of the next task, which is begun with that."""
        number = self._waiting.popleft()
        self._begun.add(self.tasks[number].name)
        return number

    def drop_unbegun(self) -> None:
        """Forgets the editions of which nothing is begun."""
        self._waiting = deque(number for number in self._waiting if self.tasks[number].name in self._begun)

    def report(self, number: int, pages: int) -> None:
        """So many pages of a task are rendered by now."""
        edition = self.tasks[number].name
        self._pages[edition] += pages - self._done[number]
        self._done[number] = pages
        self._progress(edition, self._pages[edition], self._all[edition])

    def finish(self, number: int) -> None:
        """A task is done."""
        if pages := _pages(self.tasks[number]):
            self.report(number, pages)


def _pages(task: Task) -> int:
    return len(task.pages) if isinstance(task, Job) else 0
