"""How far a build is: a bar on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from kbtool.build.job import Job
from kbtool.build.processes import Progress
from kbtool.cli.terminal import is_colourful

LINE_EVERY = 500
"""In a log: a line after each so many pages."""


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Gives the function that a build calls; what it draws goes to stderr, so that the result can be piped."""
    if not is_colourful(is_error=True):
        yield _line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def draw(job: Job, pages: int) -> None:
            name = str(job.site.edition)
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=len(job.site.pages))
            bars.update(tasks[name], completed=pages)

        yield draw


def _line(job: Job, pages: int) -> None:
    if pages % LINE_EVERY == 0:
        click.echo(f"{job.site.edition}: {pages} of {len(job.site.pages)} pages", err=True)
