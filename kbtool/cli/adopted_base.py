"""Makes an existing Markdown tree a knowledge base: one new mkdocs.yml, and no article changed."""

from pathlib import Path

from kbtool.cli.new_files import write_new_files
from kbtool.config import FILE_NAME
from kbtool.config.adoption import Adoption
from kbtool.config.new_settings import render_mkdocs_yml
from kbtool.errors import KbError

BACKUP = f"{FILE_NAME}.before-kbtool"


def refuse_existing(root: Path, force: bool) -> None:
    """Raises KbError when there is a mkdocs.yml, or with `force` when the place to keep it is taken."""
    if (root / FILE_NAME).exists() and not force:
        raise KbError(f"{root / FILE_NAME}: exists already; --force writes a new one and keeps this as {BACKUP}")
    if (root / FILE_NAME).exists() and (root / BACKUP).exists():
        raise KbError(f"{root / BACKUP}: exists already; move it away first")


def write_adoption(root: Path, adoption: Adoption) -> None:
    """Writes mkdocs.yml; one that is there is kept beside it under another name."""
    if (root / FILE_NAME).exists():
        (root / FILE_NAME).rename(root / BACKUP)
    write_new_files(root, {FILE_NAME: render_mkdocs_yml(adoption.settings)})
