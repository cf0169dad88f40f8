"""A bar for each edition, on a terminal. Not imported where there is none: it takes a tenth of a second to load."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from kbtool.build.agenda import Progress
from kbtool.content.edition import Edition


@contextmanager
def shown_bars() -> Iterator[Progress]:
    """Gives the function that a build calls; the bars stand on stderr and go at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def draw(edition: Edition, pages: int, total: int) -> None:
            name = str(edition)
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=pages)

        yield draw
