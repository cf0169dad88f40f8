"""`kbtool check`."""

from typing import Any

import click

from kbtool.cli.checking import asked, asking, fixing, run_check


@click.command()
@asking
@fixing
@click.pass_context
def command(ctx: click.Context, /, fix: bool, dry_run: bool, **values: Any) -> None:
    """Report what is wrong in the articles.

    Every finding names the file, the line and the column, and says what to do. With PATH, a file or a folder, only what
    concerns it is shown. Exits with 1 when there is an error.

    \b
    Examples:
      kbtool check
      kbtool check docs/en/billing
      kbtool check --fix --dry-run
      kbtool check --since origin/main
      kbtool check --format json > findings.json
    """
    run_check(ctx, asked(reads=True, lints=True, values=values), fix, dry_run)
