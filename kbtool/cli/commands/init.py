"""`kbtool init`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.cli.adopted_base import BACKUP, refuse_existing, write_adoption
from kbtool.cli.answers import Answers, ask, default_answers, new_settings
from kbtool.cli.new_base import new_base_files, start_articles
from kbtool.cli.new_files import write_new_files
from kbtool.config import FILE_NAME
from kbtool.config.adoption import Adoption, find_adoption
from kbtool.config.new_settings import render_mkdocs_yml
from kbtool.report.counts import count


@click.command()
@click.option(
    "--adopt", is_flag=True, help="Make the Markdown that is already here a knowledge base. No article changes."
)
@click.option("--yes", is_flag=True, help="Ask nothing and take the defaults.")
@click.option("--name", help="Name of the site.")
@click.option("--url", help="Its address, such as https://help.example.com/.")
@click.option(
    "--language", "languages", multiple=True, help="A language, such as en or zh-CN; the first is the default."
)
@click.option("--audience", "audiences", multiple=True, help="Who reads, widest first. May be given more than once.")
@click.option("--force", is_flag=True, help=f"With --adopt: replace {FILE_NAME}; the old one becomes {BACKUP}.")
@options.dry_run
def command(
    adopt: bool,
    yes: bool,
    name: str | None,
    url: str | None,
    languages: Sequence[str],
    audiences: Sequence[str],
    force: bool,
    dry_run: bool,
) -> None:
    """Start a knowledge base in this folder, or adopt the articles that are here.

    Asks for the name, the address, the languages and the audiences. Writes the settings, the lists of owners and tags,
    and a first article.

    With --adopt it asks nothing, finds the languages from the folders (docs/en, docs/zh-cn) and writes mkdocs.yml only.
    Everything counts as public then, so read what it wrote.

    \b
    Examples:
      kbtool init
      kbtool init --yes --name "Our help" --language en --language fa
      kbtool init --adopt
    """
    root = Path.cwd()
    given = Answers(name, url, tuple(languages), tuple(audiences))
    if adopt:
        _adopt(root, given, force, dry_run)
    else:
        refuse_existing(root, force=False)
        _start(root, default_answers(root, given) if yes else ask(root, given), dry_run)


def _adopt(root: Path, given: Answers, force: bool, dry_run: bool) -> None:
    refuse_existing(root, force)
    adoption = find_adoption(root)
    adoption = given.over(adoption)
    if dry_run:
        click.echo(render_mkdocs_yml(adoption.settings), nl=False)
        return
    write_adoption(root, adoption)
    _report_adoption(adoption)


def _report_adoption(adoption: Adoption) -> None:
    files = ", ".join(f"{name} {number}" for name, number in adoption.files.items())
    docs_name = adoption.settings.docs_name
    click.echo(f"wrote {FILE_NAME}: {count(sum(adoption.files.values()), 'article')} in {docs_name}/ ({files})")
    if adoption.outside:
        click.echo(
            f"{count(adoption.outside, 'Markdown file')} in no language folder of {docs_name}/ will be on no site"
        )
    click.echo("every article counts as public unless it says otherwise; no article was changed")
    click.echo("next: kbtool check, kbtool serve")


def _start(root: Path, answers: Answers, dry_run: bool) -> None:
    settings = new_settings(answers)
    found = new_base_files(root, settings, date.today())
    if not dry_run:
        write_new_files(root, found)
    for path in found:
        click.echo(f"{'would write' if dry_run else 'wrote'} {path}")
    empty = [item.locale for item in settings.languages if item.locale not in start_articles(settings)]
    for locale in empty:
        click.echo(
            f"{settings.docs_name}/{locale.lower()}/ is yours to fill; until then there is no site in that language"
        )
    click.echo("next: kbtool serve")
