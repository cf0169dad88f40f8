"""`kbtool validate`."""

from typing import Any

import click

from kbtool.cli.checking import asked, asking, run_check


@click.command()
@asking
@click.pass_context
def command(ctx: click.Context, /, **values: Any) -> None:
    """Report files that cannot be read and front matter that is wrong.

    The half of kbtool check that decides whether an article is published at all. With PATH, only what concerns it is
    shown. Exits with 1 when there is an error.

    \b
    Examples:
      kbtool validate
      kbtool validate docs/en/billing/refunds.md
    """
    run_check(ctx, asked(reads=True, lints=False, values=values))
