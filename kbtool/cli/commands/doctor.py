"""`kbtool doctor`."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.doctor.examine import Place, examine
from kbtool.doctor.finding import Finding, State
from kbtool.report.counts import count
from kbtool.report.json import render_json
from kbtool.report.printable import printable
from kbtool.report.table import render_aligned


@click.command()
@options.text_or_json
@options.config
@click.pass_context
def command(ctx: click.Context, output_format: str, config_path: Path | None) -> None:
    """Say what is missing or wrong on this machine or in this repository, and what helps.

    Looks at Python, Git and installed versions, at the clone, the disk and the settings; changes nothing. Exits with 1
    when something is wrong; warnings are worth knowing and do not count.

    \b
    Examples:
      kbtool doctor
      kbtool doctor --format json
    """
    settings = config_path.absolute() if config_path else options.nearest_settings(Path.cwd())
    folder = settings.parent if settings else Path.cwd()
    found = list(examine(Place(folder, settings, datetime.now(UTC))))
    if output_format == "json":
        click.echo(render_json({"findings": [asdict(item) for item in found]}))
    else:
        click.echo(_text(found))
    ctx.exit(any(item.state is State.ERROR for item in found))


def _text(found: Iterable[Finding]) -> str:
    findings = list(found)
    errors = count(sum(item.state is State.ERROR for item in findings), "error")
    warnings = count(sum(item.state is State.WARNING for item in findings), "warning")
    return f"{render_aligned(list(_lines(findings)))}\n{errors}, {warnings}"


def _lines(findings: Iterable[Finding]) -> Iterator[list[str]]:
    for item in findings:
        yield [str(item.state), item.name, printable(item.what)]
        if item.remedy:
            yield ["", "", f"→ {printable(item.remedy)}"]
