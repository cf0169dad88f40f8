"""`kbtool build`."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from time import monotonic

import click

from kbtool.build.engines import ENGINES
from kbtool.build.inputs import Look, look
from kbtool.build.last_build import LastBuild, find_last_build, is_standing
from kbtool.build.options import Options
from kbtool.build.overtaken import noted_live
from kbtool.build.releases.lock import locked
from kbtool.cli.build_report import report_said
from kbtool.cli.settings_file import config, nearest_settings
from kbtool.history.base_store import open_base_store
from kbtool.history.repository_state import ask_repository_state
from kbtool.store.store import NO_STORE, Store


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
@config
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
    path = (config_path or nearest_settings(Path.cwd()) or Path()).absolute()
    place = (output or path.parent / "site").absolute()
    chosen = Options(
        output=place,
        live=noted_live(place),
        audiences=tuple(dict.fromkeys(audiences)),
        languages=tuple(dict.fromkeys(languages)),
        jobs=jobs,
        engine=engine,
        withhold=withhold,
        today=today.date() if today else None,
        allow_older=allow_older,
        clean=clean,
        wait=wait,
        part=part and part.absolute(),
    )
    with _store(path) as store:
        last, seen, repository = _unchanged(path, chosen, store)
        if last:
            report_said(last.said, chosen.output, monotonic() - started)
            return
        with _first_process(path, engine) as first:  # it needs longer to be ready than the base to be read
            build_base = import_module("kbtool.cli.building").build_base
            ctx.exit(build_base(config_path, chosen, started, first, seen, store, repository))


def _store(path: Path) -> Store:
    """That of the base with this mkdocs.yml; what is wrong with it is said."""
    if not path.is_file():
        return NO_STORE
    return open_base_store(path.parent, date.today(), lambda text: click.echo(text, err=True))


def _unchanged(path: Path, chosen: Options, store: Store) -> tuple[LastBuild | None, Look | None, bytes]:
    """The last build, where all that it was made from and all that it made are as it left them, else None; what was
    seen for that; and what the repository said, empty where nobody asked."""
    if chosen.clean or chosen.part or not path.is_file():
        return None, None, b""
    ask = ask_repository_state(path.parent)
    last, repository = find_last_build(path, chosen, store), ask()
    if last is None or last.inputs.repository != repository:
        return None, None, repository
    seen = look(path.parent, last.places, chosen.asked, repository=repository)
    if not seen or not _is_same(last, seen):
        return None, seen, repository
    if _is_standing(last, chosen, store):
        return last, seen, repository
    return None, None, b""  # another build may have been waited for: what was seen is long ago


def _is_same(last: LastBuild, seen: Look) -> bool:
    try:
        return seen.inputs.are_those_of(last.inputs)
    except OSError:
        return False


def _is_standing(last: LastBuild, chosen: Options, store: Store) -> bool:
    try:
        with locked(chosen.output, chosen.wait):
            return is_standing(last, chosen.output, store)
    except OSError:
        return False


def _first_process(path: Path, engine: str) -> AbstractContextManager[object]:
    """A process that begins to make itself ready to render, where there is something to read."""
    if not path.is_file():
        return nullcontext()
    started: AbstractContextManager[object] = import_module("kbtool.build.starting").start(engine, path)
    return started
