"""Options that several commands have, so that they read the same everywhere."""

from datetime import date
from pathlib import Path

import click

from kbtool.cli.garbage import collect_seldom
from kbtool.cli.settings_file import FILE_NAME
from kbtool.cli.settings_file import config as config
from kbtool.cli.settings_file import nearest_settings as nearest_settings
from kbtool.config import Configuration, read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.history.base_store import open_base_store
from kbtool.store.store import Store

text_or_json = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for scripts.",
)
dry_run = click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")


def find_configuration(config_path: Path | None) -> Configuration:
    """The configuration in `--config`, else in the nearest mkdocs.yml at or above the current folder.

    Raises KbError when there is none, ConfigError when it cannot be used.
    """
    path = config_path or nearest_settings(Path.cwd())
    if path is None:
        raise KbError(f"{Path.cwd()}: no {FILE_NAME} here or above; run kbtool init to start a knowledge base")
    return read_configuration(path)


def open_store(root: Path) -> Store:
    """The store of the base in this folder; what is wrong with it is said on stderr."""
    return open_base_store(root, date.today(), lambda text: click.echo(text, err=True))


def read_base(configuration: Configuration) -> KnowledgeBase:
    """The base, with what earlier commands found out about its files."""
    collect_seldom()
    with open_store(configuration.root) as store:
        return KnowledgeBase.from_folder(configuration, store)


def is_inside_base() -> bool:
    """Whether there is a mkdocs.yml in the current folder or above."""
    return nearest_settings(Path.cwd()) is not None
