"""`kbtool explain`."""

import click

from kbtool.cli.terminal import echo
from kbtool.lint.manual import find_entry
from kbtool.report.explanation import explanation_text
from kbtool.report.site_explanation import site_explanation_text
from kbtool.verify import manual


@click.command()
@click.argument("name")
@click.option("--language", default="en", show_default=True, metavar="LOCALE", help="en, zh or fa.")
def command(name: str, language: str) -> None:
    """Explain a finding: what good articles do, why, and examples of wrong and right.

    NAME is the number or the name that kbtool check or kbtool verify prints.

    \b
    Examples:
      kbtool explain KB201
      kbtool explain heading-skip --language zh
      kbtool explain KV101
    """
    if manual.is_about_sites(name):
        echo(site_explanation_text(manual.find_entry(name, language), language))
    else:
        echo(explanation_text(find_entry(name, language), language))
