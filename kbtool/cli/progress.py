"""How far a build is: a bar on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from kbtool.build.agenda import Progress
from kbtool.cli.terminal import is_colourful
from kbtool.content.edition import Edition

LINE_EVERY = 500
"""In a log: a line after each so many pages."""


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Gives the function that a build calls; what it draws goes to stderr, so that the result can be piped."""
    if not is_colourful(is_error=True):
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def draw(edition: Edition, pages: int, total: int) -> None:
            name = str(edition)
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=total)
            bars.update(tasks[name], completed=pages)

        yield draw


def _lines() -> Progress:
    """Pages are counted in steps that do not always meet the round numbers."""
    told: dict[Edition, int] = {}

    def tell(edition: Edition, pages: int, total: int) -> None:
        if pages // LINE_EVERY > told.get(edition, 0):
            told[edition] = pages // LINE_EVERY
            click.echo(f"{edition}: {pages} of {total} pages", err=True)

    return tell
