"""Writing to the terminal: colours where a person looks, plain text elsewhere."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text


def is_colourful(is_error: bool = False) -> bool:
    """Whether the stream is a terminal that shows colours and nobody has asked for none (https://no-color.org)."""
    stream = sys.stderr if is_error else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def echo(text: "Text", is_error: bool = False) -> None:
    """Prints the text, in colours where the stream shows them; never wrapped."""
    if is_colourful(is_error):
        console = import_module("rich.console").Console(stderr=is_error)  # for most outputs it is loaded in vain
        console.print(text, soft_wrap=True, highlight=False)
    else:
        click.echo(text.plain, err=is_error)
