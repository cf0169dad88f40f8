"""`kbtool show`."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from kbtool.cli import options
from kbtool.cli.terminal import echo
from kbtool.diagnostics import Severity
from kbtool.report.json import render_json
from kbtool.report.sections import render_sections
from kbtool.report.text import diagnostics_text
from kbtool.site.article_facts import ArticleFacts, find_article_facts
from kbtool.site.field_values import FieldValue


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option("--language", default="", help="The language of an article that is named by its key or id.")
@options.text_or_json
@options.config
def command(article: str, language: str, output_format: str, config_path: Path | None) -> None:
    """Show one article: every value with its origin, places, editions, address.

    ARTICLE is its file, its key (the path inside the language folder, without .md) or its id. Values come from the
    file, from an index.md above it, or from the settings: beside each stands from where. Each edition says whether it
    holds the article, and if not, why.

    \b
    Examples:
      kbtool show docs/en/billing/refunds.md
      kbtool show billing/refunds --language fa
    """
    kb = options.read_base(options.find_configuration(config_path))
    facts = find_article_facts(kb, article, language, Path.cwd(), date.today())
    if output_format == "json":
        click.echo(render_json(_members(facts)))
        return
    click.echo(render_sections(_sections(facts)))
    problems = [item for item in facts.diagnostics if item.severity is not Severity.INFO]
    if problems:
        click.echo()
        echo(diagnostics_text(problems))


def _sections(facts: ArticleFacts) -> Iterable[tuple[str, Sequence[Sequence[str]]]]:
    yield facts.path, [["withheld", facts.withheld]] if facts.withheld else [["id", facts.id], ["key", facts.key]]
    yield "Values", [[fact.name, fact.origin, _text(fact.values)] for fact in facts.fields if fact.values]
    yield (
        "Without a value",
        [[", ".join(fact.name for fact in facts.fields if not fact.values)]] if facts.fields else [],
    )
    yield "Places", [[place.section or "/", place.title or "there is no such section"] for place in facts.placements]
    yield "Editions", [[str(fact.edition), fact.address or f"no: {fact.reason}"] for fact in facts.editions]
    yield "Translations", [[locale, path or "none"] for locale, path in facts.translations.items()]
    yield "Files", [[path] for path in facts.files]


def _text(values: Iterable[FieldValue]) -> str:
    return ", ".join(map(str, values))


def _members(facts: ArticleFacts) -> dict[str, Any]:
    return {
        "path": facts.path,
        "language": facts.language,
        "key": facts.key,
        "id": facts.id,
        "withheld": facts.withheld,
        "fields": {fact.name: {"values": list(fact.values), "origin": fact.origin} for fact in facts.fields},
        "places": [{"section": place.section, "title": place.title} for place in facts.placements],
        "editions": [
            {"edition": str(fact.edition), "held": not fact.reason, "reason": fact.reason, "address": fact.address}
            for fact in facts.editions
        ],
        "translations": facts.translations,
        "files": list(facts.files),
    }
