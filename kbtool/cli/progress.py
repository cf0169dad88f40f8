"""How far a build is: a bar on a terminal, plain lines elsewhere."""

from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

import click

from kbtool.build.agenda import Progress
from kbtool.cli.terminal import is_colourful
from kbtool.content.edition import Edition

LINE_EVERY = 500
"""In a log: a line after each so many pages."""


def shown_progress() -> AbstractContextManager[Progress]:
    """Gives the function that a build calls; what it draws goes to stderr, so that the result can be piped."""
    if not is_colourful(is_error=True):
        return nullcontext(_lines())
    bars: AbstractContextManager[Progress] = import_module("kbtool.cli.progress_bars").shown_bars()
    return bars


def _lines() -> Progress:
    """Pages are counted in steps that do not always meet the round numbers."""
    told: dict[Edition, int] = {}

    def tell(edition: Edition, pages: int, total: int) -> None:
        if pages // LINE_EVERY > told.get(edition, 0):
            told[edition] = pages // LINE_EVERY
            click.echo(f"{edition}: {pages} of {total} pages", err=True)

    return tell
