"""`kbtool serve`."""

import signal
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from kbtool.build.engines import ENGINES
from kbtool.build.preview.builder import Rebuilt
from kbtool.build.preview.host import is_loopback
from kbtool.build.preview.serve import ServeOptions, serve
from kbtool.cli import options
from kbtool.cli.garbage import collect_seldom
from kbtool.cli.terminal import echo
from kbtool.report.counts import count
from kbtool.report.printable import printable
from kbtool.report.text import diagnostics_text

SHOWN_CHANGES = 3


@click.command()
@click.option("--audience", default="", help="Show the site of this audience. Without it: the public one.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Listen here; only this computer can reach 127.0.0.1."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Listen on this port. Without it: 8000, or the next free one."
)
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes that render at the same time.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="What turns Markdown into pages.",
)
@options.config
def command(audience: str, host: str, port: int | None, jobs: int, engine: str, config_path: Path | None) -> None:
    """Show the site on this computer and reload it while you write.

    Builds one audience's site in all languages, and again whenever you save a file; open pages reload by themselves. An
    article with an error says in the browser what is wrong. Nothing is published. Ctrl-C ends it.

    \b
    Examples:
      kbtool serve
      kbtool serve --audience agents
      kbtool serve --port 8001
    """
    configuration = options.find_configuration(config_path)
    if not is_loopback(host):
        click.echo(f"warning: everybody who can reach this computer on {host} can read this site", err=True)
    chosen = ServeOptions(configuration.path, audience, host, port, jobs, engine)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    collect_seldom()
    try:
        serve(chosen, _Terminal())
    except KeyboardInterrupt:
        click.echo("ended")


class _Terminal:
    """Tells the person at the terminal. The task in `editor_settings` recognises these lines."""

    def ready(self, url: str) -> None:
        click.echo(f"{url}  building, Ctrl-C ends it")

    def changed(self, files: Sequence[str]) -> None:
        more = f" and {len(files) - SHOWN_CHANGES} more" if len(files) > SHOWN_CHANGES else ""
        click.echo(f"changed: {', '.join(map(printable, files[:SHOWN_CHANGES]))}{more}")

    def rebuilt(self, result: Rebuilt) -> None:
        if result.problems:
            echo(diagnostics_text(result.problems))
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        for line in result.errors:
            click.echo(f"{now} cannot be built: {printable(line)}")
        if not result.errors:
            built = f"built {', '.join(result.languages)}" if result.languages else "nothing to build"
            withheld = f", {count(result.withheld, 'article')} with errors kept out" if result.withheld else ""
            click.echo(f"{now} {built}{withheld} in {result.seconds:.1f} s")
