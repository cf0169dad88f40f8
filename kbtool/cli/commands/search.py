"""`kbtool search`."""

from pathlib import Path

import click

from kbtool.cli import options
from kbtool.config.day import build_day
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.query.answer_text import answer_text
from kbtool.query.built_edition import BuiltEdition, find_edition
from kbtool.query.golden import run_queries
from kbtool.query.golden_text import golden_markdown, golden_members, golden_text
from kbtool.report.json import render_json


@click.command()
@click.argument("query", nargs=-1)
@click.option("--edition", default="", metavar="AUDIENCE/LANGUAGE", help="Whose search to ask: public/zh.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many results to show.")
@click.option("--test", "is_test", is_flag=True, help="Ask what queries.<language>.yml holds, and report misses.")
@click.option("--site", type=click.Path(path_type=Path), help="The built sites. Without it: site/ beside the settings.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for scripts; markdown, with --test, for the summary of a pull request.",
)
@options.config
@click.pass_context
def command(
    ctx: click.Context,
    query: tuple[str, ...],
    edition: str,
    limit: int,
    is_test: bool,
    site: Path | None,
    output_format: str,
    config_path: Path | None,
) -> None:
    """Search a built site as its readers do, and say why each result is where it is.

    The script of the built site answers QUERY, the same that readers run. "Quoted words" must stand together, a word
    after a minus must not occur (write -- before it). Without --edition: the widest audience, the default language.

    \b
    Examples:
      kbtool search reset password
      kbtool search --edition public/zh 翻译 --limit 3
      kbtool search --test
    """
    configuration = options.find_configuration(config_path)
    place = site or configuration.root / "site"
    if is_test == bool(query):
        raise KbError("search: give words to search for, or --test")
    if is_test:
        outcomes = list(run_queries(KnowledgeBase.from_folder(configuration), place, build_day()))
        match output_format:
            case "json":
                click.echo(render_json(golden_members(outcomes)))
            case "markdown":
                click.echo(golden_markdown(outcomes), nl=False)
            case _:
                click.echo(golden_text(outcomes))
        ctx.exit(not all(outcome.passed for outcome in outcomes))
    answer = BuiltEdition(place, find_edition(edition, configuration), configuration).search(" ".join(query), limit)
    if output_format == "json":
        click.echo(render_json(answer))
    else:
        click.echo(answer_text(answer))
    ctx.exit(not answer["hits"])
