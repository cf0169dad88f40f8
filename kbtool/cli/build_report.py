"""What `kbtool build` says when it is done."""

from pathlib import Path

import click

from kbtool.build.last_build import Said
from kbtool.report.table import render_aligned


def report_said(said: Said, output: Path, seconds: float) -> None:
    """The account of each edition, where each audience's site is, and how long it took."""
    click.echo(said.account)
    rows = [[_shown(output / audience), languages, changes] for audience, languages, changes in said.sites]
    click.echo(render_aligned(rows))
    for warning in said.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(f"built in {seconds:.1f} s")


def _shown(path: Path) -> str:
    """Relative to the current folder where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
