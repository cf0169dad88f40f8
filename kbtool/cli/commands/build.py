"""`kbtool build`."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic

import click

from kbtool.build.build import broken_articles, broken_data, build, must_stop
from kbtool.build.job import ENGINES
from kbtool.build.options import Options
from kbtool.build.releases.prune import remove_old_releases
from kbtool.cli import options
from kbtool.cli.build_report import report_built, report_departures
from kbtool.cli.progress import shown_progress
from kbtool.cli.terminal import echo
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Severity
from kbtool.history.source import read_source
from kbtool.report.counts import count
from kbtool.report.printable import printable
from kbtool.report.table import render_aligned
from kbtool.report.text import diagnostics_text

PROBLEMS = 1
OVERRIDES = "overrides"


@click.command()
@click.option("--audience", "audiences", multiple=True, help="Build only this audience. May be given more than once.")
@click.option("--language", "languages", multiple=True, help="Build only this language. May be given more than once.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write. Without it: site/ beside the settings.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    help="Processes that render at the same time. Without it: one for each processor.",
)
@click.option("--clean", is_flag=True, help="Render every page anew; afterwards, remove what earlier builds left.")
@click.option("--wait", is_flag=True, help="Wait for another build of the same site to end.")
@click.option("--allow-older", is_flag=True, help="Put an older commit in the place of a newer one.")
@click.option(
    "--part",
    type=click.Path(path_type=Path),
    help="Write the editions into this new folder, to be joined with those of other runners; the site stays.",
)
@click.option("--withhold", is_flag=True, help="Publish the rest when articles have errors.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Hold schedules against this day. Without it: the day of SOURCE_DATE_EPOCH, or today, in UTC.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="What turns Markdown into pages.",
)
@options.config
@click.pass_context
def command(
    ctx: click.Context,
    audiences: Sequence[str],
    languages: Sequence[str],
    output: Path | None,
    jobs: int,
    clean: bool,
    wait: bool,
    allow_older: bool,
    part: Path | None,
    withhold: bool,
    today: datetime | None,
    engine: str,
    config_path: Path | None,
) -> None:
    """Build the sites of all audiences and languages.

    Writes one folder for each audience: site/public, site/agents and so on. The new sites replace the old ones in one
    step at the very end; if anything goes wrong before, the old ones stay. An article or data file with an error keeps
    the sites as they are, unless you add --withhold or the settings say broken_articles: withhold; a data file in which
    no entry can be read always does.

    \b
    Examples:
      kbtool build
      kbtool build --audience public --language fa
      kbtool build --output /srv/help --withhold
      kbtool build --audience public --language fa --part parts/public-fa
    """
    started = monotonic()
    if part and (output or clean):
        raise click.UsageError("--part writes no site: leave out --output and --clean")
    configuration = options.find_configuration(config_path)
    source = read_source(configuration.root, (configuration.path.name, configuration.docs_name, OVERRIDES))
    kb = options.read_base(configuration)
    chosen = Options(
        output=(output or configuration.root / "site").absolute(),
        audiences=tuple(dict.fromkeys(audiences)),
        languages=tuple(dict.fromkeys(languages)),
        jobs=jobs,
        engine=engine,
        withhold=withhold,
        today=today.date() if today else None,
        source=source,
        allow_older=allow_older,
        clean=clean,
        wait=wait,
        part=part and part.absolute(),
    )
    report_broken(kb)
    if must_stop(kb, chosen):
        ctx.exit(_stopped(kb))
    with shown_progress() as progress:
        built = build(kb, chosen, progress)
    report_broken(built.kb, known=kb)
    if not built.releases:
        ctx.exit(_stopped(built.kb))
    if clean:
        remove_old_releases(chosen.output)
    report_built(built, chosen.part or chosen.output, monotonic() - started)
    report_departures(built, configuration)


def report_broken(kb: KnowledgeBase, known: KnowledgeBase | None = None) -> None:
    """What is wrong in data files and in the articles that errors keep out of every site, then the consequence.

    What stands in `known` is left out: it was reported before.
    """
    reported = frozenset(broken_articles(known)) if known else frozenset()
    broken = [item for item in broken_articles(kb) if item not in reported]
    paths = {item.path for item in broken}.union(() if known else broken_data(kb))
    found = [item for item in kb.diagnostics if item.path in paths and item.severity is not Severity.INFO]
    if found:
        echo(diagnostics_text(found), is_error=True)
    if broken:
        rows = [["withheld", printable(item.path), printable(item.reason)] for item in broken]
        click.echo(render_aligned(rows), err=True)


def _stopped(kb: KnowledgeBase) -> int:
    """Says that errors keep the site as it was; returns the exit code."""
    counts = ((len(broken_articles(kb)), "article"), (len(broken_data(kb)), "data file"))
    broken = " and ".join(count(number, what) for number, what in counts if number)
    click.echo(f"{broken} with errors: the site stays as it was", err=True)
    rest = "" if kb.data.lost else ", or publish the rest: kbtool build --withhold"
    click.echo(f"mend what is listed above{rest}", err=True)
    return PROBLEMS
