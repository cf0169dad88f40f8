"""What `kbtool check`, `validate` and `lint` have in common: options, and how they end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from kbtool.cli import options
from kbtool.cli.answer_progress import show_answer
from kbtool.cli.garbage import collect_seldom
from kbtool.cli.terminal import echo
from kbtool.config import Configuration
from kbtool.diagnostics import Severity
from kbtool.history.base_store import open_base_store
from kbtool.history.prefix import repository_prefix
from kbtool.lint.baseline import write_baseline
from kbtool.lint.check import Checked, Request, check
from kbtool.lint.mending import mend
from kbtool.lint.overwriting import overwrite_files
from kbtool.report.counts import count
from kbtool.report.diff import render_diff
from kbtool.report.github import render_github
from kbtool.report.gitlab import render_gitlab
from kbtool.report.json import render_diagnostics_json
from kbtool.report.junit import render_junit
from kbtool.report.mended import render_mended
from kbtool.report.sarif import render_sarif
from kbtool.report.text import diagnostics_text
from kbtool.store.store import NO_STORE, Store

FORMATS = ("text", "json", "sarif", "github", "junit", "gitlab")
file_path = click.Path(path_type=Path, dir_okay=False)

_ASKING = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
    click.option("--notes", is_flag=True, help="Show notes too: what could be better and harms nobody."),
    click.option(
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="Text for people; github, gitlab and junit for the CI; sarif and json for programs.",
    ),
    click.option(
        "--since", metavar="REF", default="", help="Only what changed in Git since REF, and what that breaks."
    ),
    click.option("--baseline", type=file_path, help="Findings in this file do not count."),
    click.option("--no-cache", is_flag=True, help="Work everything out anew, and keep nothing for the next time."),
    click.option("--write-baseline", type=file_path, help="Write all findings to this file, and exit with 0."),
    options.config,
)
_FIXING = (
    click.option("--external", is_flag=True, help="Ask other sites whether the links to them work; this takes time."),
    click.option("--fix", is_flag=True, help="Mend what can be mended safely, then check."),
    click.option("--dry-run", is_flag=True, help="With --fix: show what would change, and write nothing."),
)


@dataclass(frozen=True)
class Asked:
    """What the options say."""

    configuration: Configuration
    request: Request
    output_format: str
    notes: bool
    write_baseline: Path | None
    no_cache: bool


def asking(function: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that say what to check and how to show it."""
    for option in reversed(_ASKING):
        function = option(function)
    return function


def fixing(function: Callable[..., None]) -> Callable[..., None]:
    """Adds the options of commands that apply rules: mending, and asking other sites."""
    for option in reversed(_FIXING):
        function = option(function)
    return function


def asked(reads: bool, lints: bool, values: dict[str, Any]) -> Asked:
    """The options as one value. Raises KbError for a base that is not there."""
    request = Request(
        today=date.today(),
        folder=Path.cwd(),
        reads=reads,
        lints=lints,
        paths=tuple(values["paths"]),
        since=values["since"],
        baseline=values["baseline"],
        external=values.get("external", False),
        on_answer=show_answer,
    )
    configuration = options.find_configuration(values["config_path"])
    return Asked(
        configuration, request, values["output_format"], values["notes"], values["write_baseline"], values["no_cache"]
    )


def run_check(ctx: click.Context, asked: Asked, fix: bool = False, dry_run: bool = False) -> None:
    """Mends where that is asked for, checks, prints what was found and ends the command."""
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    collect_seldom()
    with NO_STORE if asked.no_cache or dry_run else _store(asked) as store:
        if fix:
            _fix(asked, dry_run, store)
        if not dry_run:
            _check(ctx, asked, store)


def _check(ctx: click.Context, asked: Asked, store: Store) -> None:
    checked = check(asked.configuration, asked.request, store)
    if asked.write_baseline:
        write_baseline(asked.write_baseline, checked.diagnostics)
        click.echo(f"{asked.write_baseline}: wrote {count(len(checked.reported), 'finding')}", err=True)
        ctx.exit(0)
    if asked.output_format == "text":
        _print_text(checked, asked.notes)
    else:
        click.echo(_render(checked, asked))
    ctx.exit(checked.has_errors)


def _store(asked: Asked) -> Store:
    """What earlier checks found out; what is wrong with it is said on stderr."""
    return open_base_store(asked.configuration.root, asked.request.today, lambda text: click.echo(text, err=True))


def _fix(asked: Asked, is_dry_run: bool, store: Store) -> None:
    """What was mended goes to stderr where programs read stdout."""
    mended = mend(asked.configuration, asked.request, store)
    if is_dry_run:
        click.echo(render_diff(mended.files), nl=False)
    else:
        overwrite_files(asked.configuration.root, mended.files)
    click.echo(render_mended(mended.diagnostics, is_dry_run), err=is_dry_run or asked.output_format != "text")


def _print_text(checked: Checked, notes: bool) -> None:
    shown = [item for item in checked.diagnostics if notes or item.severity is not Severity.INFO]
    echo(diagnostics_text(shown))
    if len(shown) < len(checked.reported):
        click.echo(f"{count(len(checked.reported) - len(shown), 'note')} not shown; add --notes")
    if checked.known:
        click.echo(f"{count(checked.known, 'finding')} of the baseline not shown")


def _render(checked: Checked, asked: Asked) -> str:
    prefix = repository_prefix(asked.configuration.root)
    match asked.output_format:
        case "json":
            return render_diagnostics_json(checked.diagnostics)
        case "sarif":
            return render_sarif(checked.reported, prefix)
        case "github":
            return render_github(checked.diagnostics, prefix)
        case "gitlab":
            return render_gitlab(checked.diagnostics, prefix)
        case _:
            return render_junit(checked.diagnostics, checked.sources)
