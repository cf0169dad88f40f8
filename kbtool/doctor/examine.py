"""All examinations, in the order people meet what they speak of."""

import locale
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from kbtool.config import Configuration, read_configuration
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.doctor import disk, repository, settings, surroundings, versions
from kbtool.doctor.finding import Finding, State, fine
from kbtool.doctor.owners_file import owners_file
from kbtool.errors import ConfigError, KbError
from kbtool.history.prefix import repository_prefix, repository_top

LOCK = "requirements.txt"


@dataclass(frozen=True, slots=True)
class Place:
    """What to examine."""

    folder: Path
    """Where somebody stands; that of mkdocs.yml where there is one."""
    settings: Path | None
    """The mkdocs.yml; None where there is none."""
    now: datetime


def examine(place: Place) -> Iterator[Finding]:
    """Every finding, those that are fine included."""
    yield from _machine(place)
    if place.settings is None:
        remedy = "run kbtool init to start a knowledge base"
        yield Finding("mkdocs-yml", State.ERROR, f"there is no mkdocs.yml in {place.folder} or above", remedy)
        return
    try:
        data = read_mkdocs_yml(place.settings)
        configuration = read_configuration(place.settings)
    except ConfigError as error:
        yield from (Finding("mkdocs-yml", State.ERROR, problem, "mend it") for problem in error.problems)
        return
    yield fine("mkdocs-yml", str(place.settings))
    yield settings.theme(data)
    yield settings.plugins(data)
    yield from settings.addresses(configuration)
    yield from _base(configuration)


def _machine(place: Place) -> Iterator[Finding]:
    today = place.now.date()
    yield versions.python_version(sys.version_info[:3], today)
    yield from versions.engine(_installed, today)
    yield versions.requirements(_needs(), _installed)
    if (lock := place.folder / LOCK).is_file():
        yield versions.lock(lock.read_text(encoding="utf-8", errors="replace"), _installed)
    file_names = sys.getfilesystemencoding()
    yield surroundings.encodings(
        [("file names", file_names), ("texts", locale.getpreferredencoding(do_setlocale=False))]
    )
    yield repository.git_version(place.folder)
    yield repository.clone_depth(place.folder)
    yield repository.clock(place.folder, place.now)
    yield disk.free_space(disk.free_bytes(place.folder))
    yield disk.writable(place.folder)
    yield disk.links(place.folder)


def _base(configuration: Configuration) -> Iterator[Finding]:
    root = configuration.root
    top = repository_top(root)
    locales = [language.locale for language in configuration.languages]
    yield surroundings.fonts(locales, surroundings.font_question())
    yield disk.letter_case(configuration.docs_dir)
    yield repository.hooks(root, top)
    try:
        kb = KnowledgeBase.from_folder(configuration)
        yield repository.lfs_pointers(kb.diagnostics)
        yield owners_file(kb, top, repository_prefix(root))
    except KbError as error:
        yield Finding("articles", State.ERROR, str(error), "allow reading")


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _needs() -> list[str]:
    """What the metadata of kbtool require; nothing where it runs from a folder and is not installed."""
    try:
        return requires(versions.DISTRIBUTION) or []
    except PackageNotFoundError:
        return []
