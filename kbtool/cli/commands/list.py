"""`kbtool list`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from kbtool.cli import options
from kbtool.content.schema import ArticleType, State
from kbtool.errors import KbError
from kbtool.report.json import render_json
from kbtool.report.table import render_table
from kbtool.site.catalogue import WITHHELD, Row
from kbtool.site.row_filter import Filter, find_rows

COLUMNS = ("path", "title", "state", "audience", "owner", "reviewed", "languages")
TITLE_COLUMNS = 50
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--owner", help="Articles of this owner, a key of owners.yml.")
@click.option(
    "--state",
    type=click.Choice([*map(str, State), WITHHELD]),
    help="Articles in this state; withheld: those with errors.",
)
@click.option("--audience", help="Articles for exactly this audience.")
@click.option("--tag", help="Articles with this tag.")
@click.option("--language", help="Files of this language.")
@click.option("--type", "article_type", type=click.Choice(list(map(str, ArticleType))), help="Articles of this type.")
@click.option("--missing-translation", metavar="LANGUAGE", default="", help="Articles that lack this translation.")
@click.option("--reviewed-before", type=DAY, metavar="DATE", help="Articles last reviewed before this day, or never.")
@click.option("--due-before", type=DAY, metavar="DATE", help="Articles whose next review is due before this day.")
@click.option("--section", metavar="FOLDER", default="", help="Articles in this section or below: billing/invoices.")
@click.option(
    "--where",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Articles with this value in any field; nothing after =: without one.",
)
@click.option("--sort", multiple=True, metavar="FIELD", help="Sort by this field; a - in front turns the order round.")
@options.text_or_json
@options.config
def command(
    owner: str | None,
    state: str | None,
    audience: str | None,
    tag: str | None,
    language: str | None,
    article_type: str | None,
    missing_translation: str,
    reviewed_before: datetime | None,
    due_before: datetime | None,
    section: str,
    where: Sequence[str],
    sort: Sequence[str],
    output_format: str,
    config_path: Path | None,
) -> None:
    """List articles by owner, state, date, tag or any other field.

    Without options it lists every file, also those that errors keep off the sites. Options narrow each other.
    Dates are written 2026-05-01.

    \b
    Examples:
      kbtool list --owner docs-team --state draft
      kbtool list --reviewed-before 2026-05-01 --sort last_reviewed_on
      kbtool list --missing-translation fa --section billing
      kbtool list --where products=router --where description= --format json
    """
    named = {
        "owner": owner,
        "state": state,
        "audience": audience,
        "tags": tag,
        "language": language,
        "type": article_type,
    }
    wanted = Filter(
        fields={name: value for name, value in named.items() if value} | _conditions(where),
        missing_translation=missing_translation,
        reviewed_before=reviewed_before.date() if reviewed_before else None,
        due_before=due_before.date() if due_before else None,
        section=section,
    )
    kb = options.read_base(options.find_configuration(config_path))
    rows = find_rows(kb, wanted, sort)
    if output_format == "json":
        click.echo(render_json({"articles": [_members(row) for row in rows]}))
    elif rows:
        click.echo(render_table(COLUMNS, [_cells(row) for row in rows]))
    else:
        click.echo("no article is like that", err=True)


def _conditions(where: Iterable[str]) -> dict[str, str]:
    conditions = {}
    for condition in where:
        name, equals, value = condition.partition("=")
        if not equals:
            raise KbError(f"--where {condition}: write a field, = and a value: --where products=router")
        conditions[name.strip()] = value.strip()
    return conditions


def _cells(row: Row) -> Mapping[str, str]:
    if row.article is None:
        return {"path": row.path, "title": row.reason, "state": row.state}
    fields = row.article.fields
    return {
        "path": row.path,
        "title": fields.title if len(fields.title) <= TITLE_COLUMNS else f"{fields.title[: TITLE_COLUMNS - 1]}…",
        "state": row.state,
        "audience": fields.audience or "",
        "owner": fields.owner or "",
        "reviewed": _day(fields.last_reviewed_on) or "",
        "languages": " ".join(row.languages),
    }


def _members(row: Row) -> dict[str, Any]:
    fields = row.article.fields if row.article else None
    return {
        "path": row.path,
        "language": row.language,
        "state": row.state,
        "reason": row.reason,
        "key": row.article.key if row.article else None,
        "id": row.article.id if row.article else None,
        "title": fields and fields.title,
        "type": fields and fields.type,
        "audience": fields and fields.audience,
        "owner": fields and fields.owner,
        "tags": list(fields.tags) if fields else [],
        "last_reviewed_on": _day(fields.last_reviewed_on) if fields else None,
        "review_due_on": _day(row.due),
        "languages": list(row.languages),
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
