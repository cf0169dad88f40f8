"""What `kbtool build` says when it is done."""

from pathlib import Path

import click

from kbtool.build.build import Built
from kbtool.build.releases import departures
from kbtool.build.releases.difference import render_changes
from kbtool.config import Configuration
from kbtool.report.account import render_account
from kbtool.report.printable import printable
from kbtool.report.table import render_aligned


def report_built(built: Built, output: Path, seconds: float) -> None:
    """The account of each edition, where each audience's site is, and how long it took."""
    click.echo(render_account(built.accounts))
    audiences: dict[str, list[str]] = {}
    for account in built.accounts:
        audiences.setdefault(account.edition.audience, []).append(account.edition.language)
    rows = [
        [_shown(output / audience), ", ".join(languages), render_changes(built.before.get(audience), manifest)]
        for audience, languages in audiences.items()
        if (manifest := built.releases.get(audience))
    ]
    click.echo(render_aligned(rows))
    for warning in built.warnings:
        click.echo(f"warning: {printable(warning)}", err=True)
    if built.undated:
        click.echo(f"warning: pages have no dates: {built.undated}", err=True)
    click.echo(f"built in {seconds:.1f} s")


def report_departures(built: Built, configuration: Configuration) -> None:
    """The addresses that an audience has lost to a narrower one: copies of them are out of kbtool's reach."""
    audiences = configuration.settings.audiences
    for number, audience in enumerate(audiences):
        narrower = [built.releases[name] for name in audiences[number + 1 :] if name in built.releases]
        left = departures(built.before.get(audience), built.releases.get(audience), narrower)
        moved = [item for item in left if item.audience]
        if moved:
            click.echo(f"no longer for {audience}; purge from caches and search engines:", err=True)
            rows = [
                ["", printable(configuration.address(audience) + item.address), f"now for {item.audience}"]
                for item in moved
            ]
            click.echo(render_aligned(rows), err=True)


def _shown(path: Path) -> str:
    """Relative to the current folder where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
