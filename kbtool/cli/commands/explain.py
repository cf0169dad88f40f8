"""`kbtool explain`."""

from collections.abc import Iterator

import click

from kbtool.cli.terminal import echo
from kbtool.diagnostics import did_you_mean
from kbtool.errors import KbError
from kbtool.lint import manual
from kbtool.report.explanation import explanation_text
from kbtool.report.pieces import Piece
from kbtool.report.site_explanation import site_explanation_text
from kbtool.verify import manual as site_manual

MOST_OF_A_HINT = 80
"""A hint that lists all there is helps nobody."""


@click.command()
@click.argument("name")
@click.option("--language", default="en", show_default=True, metavar="LOCALE", help="en, zh or fa.")
def command(name: str, language: str) -> None:
    """Explain a finding: what good articles do, why, and examples of wrong and right.

    NAME is the number or the name that kbtool check or kbtool verify prints. Where both know a finding of that name,
    both are explained.

    \b
    Examples:
      kbtool explain KB201
      kbtool explain heading-skip --language zh
      kbtool explain KV101
    """
    texts = list(_texts(name, language))
    if not texts:
        raise KbError(f"{name}: there is no such finding{_hint(name)}")
    first, *others = texts
    echo((*first, *(piece for text in others for piece in (("\n\n", ""), *text))))


def _texts(name: str, locale: str) -> Iterator[tuple[Piece, ...]]:
    yield from (explanation_text(entry, locale) for entry in manual.find_meant(name, locale))
    yield from (site_explanation_text(entry, locale) for entry in site_manual.find_meant(name, locale))


def _hint(name: str) -> str:
    is_number = name.strip().casefold().startswith(("kb", "kv"))
    known = {entry.id if is_number else entry.name for entry in manual.find_entries()}
    known |= {entry.id if is_number else entry.name for entry in site_manual.find_entries()}
    hint = did_you_mean(name, known)
    return f"; {hint}" if len(hint) < MOST_OF_A_HINT else ""
