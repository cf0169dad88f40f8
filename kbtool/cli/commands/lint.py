"""`kbtool lint`."""

from typing import Any

import click

from kbtool.cli.checking import asked, asking, fixing, run_check


@click.command()
@asking
@fixing
@click.pass_context
def command(ctx: click.Context, /, fix: bool, dry_run: bool, **values: Any) -> None:
    """Report where articles break a rule: headings, links, words, translations.

    The half of kbtool check that can be set up in mkdocs.yml, under extra.kbtool.lint. kbtool explain NAME says why a
    rule is there. With PATH, only what concerns it is shown. Exits with 1 when there is an error.

    \b
    Examples:
      kbtool lint docs/fa
      kbtool lint --notes
      kbtool lint --fix --dry-run
    """
    run_check(ctx, asked(reads=False, lints=True, values=values), fix, dry_run)
