"""Which mkdocs.yml a command is about; read by no one here, so that commands start at once."""

from pathlib import Path

import click

FILE_NAME = "mkdocs.yml"

config = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"The settings. Without it: {FILE_NAME} in this folder or the nearest above.",
)


def nearest_settings(folder: Path) -> Path | None:
    """The mkdocs.yml in a folder or the nearest above; None where there is none."""
    for candidate in (folder, *folder.parents):
        if (candidate / FILE_NAME).is_file():
            return candidate / FILE_NAME
    return None
