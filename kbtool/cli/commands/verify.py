"""`kbtool verify`."""

import gc
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.cli.terminal import echo
from kbtool.config.day import build_day
from kbtool.diagnostics import Diagnostic
from kbtool.report.counts import count
from kbtool.report.github import render_github
from kbtool.report.gitlab import render_gitlab
from kbtool.report.json import render_diagnostics_json
from kbtool.report.table import render_aligned
from kbtool.report.text import diagnostics_text
from kbtool.verify.check import Verified, verify_site
from kbtool.verify.receipt import remove_receipt, write_receipt
from kbtool.verify.sources.repository import read_repository
from kbtool.verify.targets import find_targets

FORMATS = ("text", "json", "github", "gitlab")


@click.command()
@click.argument("site", required=False, type=click.Path(path_type=Path))
@click.option(
    "--audience",
    "audiences",
    multiple=True,
    help="Look at the site of this audience only. May be given more than once.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Text for people; github and gitlab for the CI; json for programs.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Hold schedules against this day. Without it: the day of SOURCE_DATE_EPOCH, or today, in UTC.",
)
@options.config
@click.pass_context
def command(
    ctx: click.Context,
    site: Path | None,
    audiences: Sequence[str],
    output_format: str,
    today: datetime | None,
    config_path: Path | None,
) -> None:
    """Look through the finished sites for leaks, and for what search engines stumble over.

    Reads the articles anew and searches every file of every site, archives and images too, for the texts, titles,
    addresses, files, words and names of what is restricted; compares each release with its manifest; and holds every
    page against the rules for search engines (kbtool explain KV201). SITE is the folder that kbtool build wrote
    (without it: site/ beside the settings), one site in it, or any folder with a site: then say with --audience who
    reads it. A release that passes gets a receipt, without which it is not published.

    \b
    Examples:
      kbtool verify
      kbtool verify --audience public
      kbtool verify .cache/mkdocs --audience public
    """
    configuration = options.find_configuration(config_path)
    targets = find_targets(site or configuration.root / "site", tuple(dict.fromkeys(audiences)), configuration)
    repository = read_repository(configuration, today.date() if today else build_day())
    if repository.history.trouble:
        click.echo(f"notice: commit messages and people are not searched for: {repository.history.trouble}", err=True)
    gc.freeze()  # it stays until the end: looking through it for garbage again and again took a tenth of the time
    results = [verify_site(target.folder, target.audience, repository) for target in targets]
    found = [item for result in results for item in result.diagnostics]
    if output_format == "text":
        if found:
            echo(diagnostics_text(found))
        click.echo(render_aligned([_row(result) for result in results]))
    else:
        click.echo(_render(found, output_format))
    for result in results:
        _settle(result)
    ctx.exit(not all(result.passed for result in results))


def _row(result: Verified) -> list[str]:
    outcome = "passed" if result.passed else "failed"
    looked = f"{count(result.files, 'file')}, {result.bytes:,} bytes"
    return [result.audience, outcome, looked, f"{count(result.secrets, 'restricted item')} searched for"]


def _render(found: Sequence[Diagnostic], output_format: str) -> str:
    match output_format:
        case "json":
            return render_diagnostics_json(found)
        case "github":
            return render_github(found)
        case _:
            return render_gitlab(found)


def _settle(result: Verified) -> None:
    """The receipt says what holds now."""
    if result.manifest is None:
        return
    if result.passed:
        write_receipt(result.manifest)
    else:
        remove_receipt(result.manifest)
