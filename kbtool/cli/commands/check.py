"""`kbtool check`."""

from collections.abc import Sequence
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.cli.terminal import echo
from kbtool.content.findings import findings_in
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Severity
from kbtool.report.counts import count
from kbtool.report.json import render_diagnostics_json
from kbtool.report.text import diagnostics_text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--notes", is_flag=True, help="Show notes too: what could be better and harms nobody.")
@options.text_or_json
@options.config
@click.pass_context
def command(
    ctx: click.Context, paths: Sequence[Path], notes: bool, output_format: str, config_path: Path | None
) -> None:
    """Report what is wrong in the articles.

    Every finding names the file, the line and the column, and says what to do. With PATH, a file or a folder, only what
    concerns it is shown. Exits with 1 when there is an error.

    \b
    Examples:
      kbtool check
      kbtool check docs/en/billing
      kbtool check --format json > findings.json
    """
    kb = KnowledgeBase.from_folder(options.find_configuration(config_path))
    found = findings_in(kb, paths, Path.cwd())
    if output_format == "json":
        click.echo(render_diagnostics_json(found))
    else:
        shown = [item for item in found if notes or item.severity is not Severity.INFO]
        echo(diagnostics_text(shown))
        if len(shown) < len(found):
            click.echo(f"{count(len(found) - len(shown), 'note')} not shown; add --notes")
    ctx.exit(int(any(item.severity is Severity.ERROR for item in found)))
