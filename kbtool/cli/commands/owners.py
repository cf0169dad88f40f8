"""`kbtool owners`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kbtool.cli import options
from kbtool.cli.new_files import write_new_files
from kbtool.history.prefix import repository_prefix, repository_top
from kbtool.lint.overwriting import overwrite_files
from kbtool.report.counts import count
from kbtool.report.json import render_json
from kbtool.report.printable import printable
from kbtool.report.sections import render_sections
from kbtool.report.table import render_table
from kbtool.site.codeowners import CodeOwners, codeowners_place, has_generated_part, read_codeowners, render_codeowners
from kbtool.site.ownership import Accountable, find_accountable

COLUMNS = ("owner", "name", "handle", "articles")
PROBLEMS = 1


@click.command()
@click.option("--articles", "shows_articles", is_flag=True, help="List the articles of each owner too.")
@click.option("--write", is_flag=True, help="Write CODEOWNERS, so that the Git host asks the owner of each article.")
@click.option("--check", is_flag=True, help="Exit with 1 when CODEOWNERS is not what --write would make.")
@options.dry_run
@options.text_or_json
@options.config
@click.pass_context
def command(
    ctx: click.Context,
    shows_articles: bool,
    write: bool,
    check: bool,
    dry_run: bool,
    output_format: str,
    config_path: Path | None,
) -> None:
    """List owners with their articles, and write CODEOWNERS.

    With --write the owners of the articles become rules in CODEOWNERS: the Git host then asks them to approve every
    change. Lines that people write above or below the generated part stay. The name on the Git host stands in
    owners.yml as handle: "@example/docs-team".

    \b
    Examples:
      kbtool owners --articles
      kbtool owners --write
      kbtool owners --check
    """
    if write and check:
        raise click.UsageError("--write and --check exclude each other")
    if dry_run and not write:
        raise click.UsageError("--dry-run goes with --write")
    kb = options.read_base(options.find_configuration(config_path))
    if not (write or check):
        _list(find_accountable(kb), shows_articles, output_format)
        return
    root = kb.configuration.root
    top = repository_top(root)
    path = codeowners_place(top)
    before = read_codeowners(top / path)
    made = render_codeowners(kb, repository_prefix(root), before)
    _name_nameless(made)
    if check:
        _check(ctx, path, before, made.text)
    elif dry_run:
        click.echo(made.text, nl=False)
    else:
        _write(top, path, before, made.text)


def _list(found: Iterable[Accountable], shows_articles: bool, output_format: str) -> None:
    if output_format == "json":
        click.echo(render_json({"owners": [_members(item) for item in found]}))
    elif shows_articles:
        click.echo(render_sections([(printable(item.key), [[path] for path in item.paths]) for item in found]))
    else:
        click.echo(render_table(COLUMNS, [_cells(item) for item in found]))


def _members(item: Accountable) -> dict[str, Any]:
    return {
        "key": item.key,
        "name": item.owner and item.owner.name,
        "active": bool(item.owner and item.owner.active),
        "team": item.owner and item.owner.team,
        "handle": item.handle or None,
        "articles": list(item.paths),
    }


def _cells(item: Accountable) -> dict[str, str]:
    name = item.owner.name_in("") if item.owner else "not in owners.yml"
    return {
        "owner": item.key,
        "name": name if item.owner is None or item.owner.active else f"{name} (has left)",
        "handle": item.handle or "none",
        "articles": str(len(item.paths)),
    }


def _name_nameless(made: CodeOwners) -> None:
    for item in made.nameless:
        articles = count(len(item.paths), "article")
        click.echo(f"{printable(item.key)}: {articles}, and no handle: add handle: in owners.yml", err=True)


def _check(ctx: click.Context, path: str, before: str, after: str) -> None:
    """A file without our part is nobody's mistake: the host may be none that knows CODEOWNERS."""
    if not has_generated_part(before):
        click.echo(f"{path} has no part of ours; kbtool owners --write adds it")
        return
    if before == after:
        click.echo(f"{path} is up to date")
        return
    click.echo(f"{path} is not what the owners of the articles say; run kbtool owners --write", err=True)
    ctx.exit(PROBLEMS)


def _write(top: Path, path: str, before: str, after: str) -> None:
    if before == after and before:
        click.echo(f"{path} is up to date")
        return
    if (top / path).exists():
        overwrite_files(top, {path: (before.encode(), after.encode())})
    else:
        write_new_files(top, {path: after})
    click.echo(f"wrote {path}")
