"""Writing to the terminal: colours where a person looks, plain text elsewhere."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module

import click

from kbtool.report.pieces import Piece


def is_colourful(is_error: bool = False) -> bool:
    """Whether the stream is a terminal that shows colours and nobody has asked for none (https://no-color.org)."""
    stream = sys.stderr if is_error else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def echo(pieces: Iterable[Piece], is_error: bool = False) -> None:
    """Prints a text, in colours where the stream shows them; never wrapped."""
    if is_colourful(is_error):
        console = import_module("rich.console").Console(stderr=is_error)  # for most outputs it is loaded in vain
        console.print(import_module("rich.text").Text.assemble(*pieces), soft_wrap=True, highlight=False)
    else:
        click.echo("".join(text for text, _ in pieces), err=is_error)
