"""`kbtool impact`."""

from datetime import date
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.lint.comparison.since import compare_since
from kbtool.report.impact import impact_members, render_impact_text
from kbtool.report.impact_markdown import render_impact_markdown
from kbtool.report.json import render_json


@click.command()
@click.option("--since", metavar="REF", required=True, help="The branch or commit to compare with.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Text for people, Markdown for a pull request, JSON for scripts.",
)
@options.config
def command(since: str, output_format: str, config_path: Path | None) -> None:
    """Say what a change means to readers, reviewers and translators.

    Compares the files as they are now with the commit at which the current branch left REF: articles with their
    addresses, whose approval is needed, translations that become stale, redirects, addresses that stop answering, and,
    before all else, text that becomes visible to a wider audience.

    \b
    Examples:
      kbtool impact --since origin/main
      kbtool impact --since HEAD --format markdown
    """
    found = compare_since(options.find_configuration(config_path), since, date.today())
    match output_format:
        case "json":
            click.echo(render_json(impact_members(found)))
        case "markdown":
            click.echo(render_impact_markdown(found), nl=False)
        case _:
            click.echo(render_impact_text(found))
