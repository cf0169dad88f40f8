"""How far the asking of other sites is."""

import click

from kbtool.cli.terminal import is_colourful

LINE_EVERY = 50
"""In a log: a line after each so many answers."""


def show_answer(done: int, total: int) -> None:
    """One line that counts up on a terminal, a line now and then elsewhere; on stderr, as the result can be piped."""
    if is_colourful(is_error=True):
        end = "\n" if done == total else ""
        click.echo(f"\rasked for {done} of {total} external links{end}", err=True, nl=False)
    elif done % LINE_EVERY == 0 or done == total:
        click.echo(f"asked for {done} of {total} external links", err=True)
