"""`kbtool new`."""

from datetime import date
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.cli.new_article import new_article
from kbtool.cli.new_files import write_new_files
from kbtool.cli.terminal import echo
from kbtool.content.schema import ArticleType
from kbtool.report.text import diagnostics_text


@click.command()
@click.argument("kind", metavar="TYPE", type=click.Choice(list(map(str, ArticleType))))
@click.argument("path")
@click.option("--title", default="", help="The title. Without it: from the file name.")
@click.option(
    "--language", default="", help="Write in this language. Without it: the one the path names, or the first."
)
@options.dry_run
@options.config
def command(kind: str, path: str, title: str, language: str, dry_run: bool, config_path: Path | None) -> None:
    """Write the first lines of a new article.

    TYPE is how-to, tutorial, concept, reference, troubleshooting, faq, policy, script or announcement. PATH is where it
    belongs, with or without docs, language and .md. The article starts as a draft, with the headings of its type.

    \b
    Examples:
      kbtool new how-to billing/change-your-plan --title "Change your plan"
      kbtool new faq fa/billing/refunds
    """
    configuration = options.find_configuration(config_path)
    article = new_article(configuration, ArticleType(kind), path, title, language, date.today())
    if dry_run:
        click.echo(f"would write {article.path}\n\n{article.text}", nl=False)
    else:
        write_new_files(configuration.root, {article.path: article.text})
        click.echo(f"wrote {article.path}")
    if article.problems:
        echo(diagnostics_text(article.problems), is_error=True)
    if article.is_translation:
        click.echo("next: translate title and text, then remove state: draft")
        click.echo("owner, tags, dates and all else come from the original")
    else:
        click.echo("next: write the text and the description, then set state: published")
