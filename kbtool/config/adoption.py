"""What can be known about a tree of Markdown files before it is a knowledge base: its folder, languages and name."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kbtool.config.locales import FALLBACK, language_name, locale_of_folder
from kbtool.config.mkdocs_yml import FILE_NAME, read_mkdocs_yml
from kbtool.config.new_settings import NewLanguage, NewSettings
from kbtool.errors import KbError

DOCS = "docs"
MARKDOWN = (".md", ".markdown")
NOT_CONTENT = frozenset({"build", "dist", "node_modules", "overrides", "site", "theme", "themes", "vendor"})
KEPT_TEXTS = ("site_name", "site_url", "repo_url", "edit_uri")
"""What is taken over from a mkdocs.yml that is already here."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """An existing tree, and the settings that make it a knowledge base."""

    settings: NewSettings
    files: Mapping[str, int]
    """Language folder → Markdown files in it."""
    outside: int
    """Markdown files in no language folder: no site will hold them."""


def find_adoption(root: Path) -> Adoption:
    """Looks at the files below `root` and changes nothing.

    Raises KbError when there is no Markdown, or when it does not stand in one folder for each language.
    """
    old = read_mkdocs_yml(root / FILE_NAME) if (root / FILE_NAME).is_file() else {}
    docs_name = _docs_name(root, old)
    counts = _markdown_by_folder(root / docs_name)
    files = {name: number for name, number in counts.items() if _locale(name)}
    if not files or sum(files.values()) * 2 < counts.total():
        raise KbError(_no_languages(docs_name, counts))
    kept = _kept(old)
    return Adoption(
        settings=NewSettings(
            docs_name=docs_name,
            languages=tuple(NewLanguage(_locale(name), language_name(_locale(name))) for name in _default_first(files)),
            is_adopted=True,
            site_name=kept["site_name"] or default_site_name(root),
            site_url=kept["site_url"],
            repo_url=kept["repo_url"],
            edit_uri=kept["edit_uri"],
        ),
        files=files,
        outside=counts.total() - sum(files.values()),
    )


def _docs_name(root: Path, old: Mapping[str, Any]) -> str:
    """docs_dir of an existing mkdocs.yml, else `docs`, else the only folder that holds Markdown."""
    named = old.get("docs_dir")
    if isinstance(named, str) and (root / named).is_dir():
        return Path(named).as_posix()
    if (root / DOCS).is_dir():
        return DOCS
    folders = [folder for folder in _content_folders(root) if _markdown_by_folder(folder)]
    if len(folders) == 1:
        return folders[0].name
    if not folders:
        raise KbError(f"{root}: no folder with Markdown files here; kbtool init without --adopt starts a new base")
    names = ", ".join(folder.name for folder in folders)
    raise KbError(f"{root}: several folders hold Markdown ({names}); move the articles below docs/<language>/")


def _content_folders(root: Path) -> list[Path]:
    names = sorted(entry.name for entry in os.scandir(root) if entry.is_dir(follow_symlinks=False))
    return [root / name for name in names if not name.startswith(".") and name not in NOT_CONTENT]


def _markdown_by_folder(docs_dir: Path) -> Counter[str]:
    """First folder below docs_dir → its Markdown files; those beside the folders count under the empty name."""
    counts: Counter[str] = Counter()
    for folder, names, files in os.walk(docs_dir):
        names[:] = [name for name in names if not name.startswith(".")]
        parts = Path(folder).relative_to(docs_dir).parts
        number = sum(file.lower().endswith(MARKDOWN) and not file.startswith(".") for file in files)
        if number:
            counts[parts[0] if parts else ""] += number
    return counts


def _locale(folder: str) -> str:
    """The locale of a language folder; empty for any other folder."""
    try:
        locale = locale_of_folder(folder)
    except ValueError:
        return ""
    return locale if locale.casefold() == folder.casefold() else ""


def _default_first(files: Mapping[str, int]) -> list[str]:
    """The folders with the default language first: English where it is there, else the one with most files."""
    most = max(files, key=lambda name: (_locale(name) == FALLBACK, files[name]))
    return [most, *sorted(name for name in files if name != most)]


def _kept(old: Mapping[str, Any]) -> dict[str, str]:
    """Each of KEPT_TEXTS, on one line; empty where the old file has none."""
    return {name: " ".join(old[name].split()) if isinstance(old.get(name), str) else "" for name in KEPT_TEXTS}


def default_site_name(root: Path) -> str:
    """A name for the site from the name of its folder."""
    name = root.absolute().name.replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:] or "Knowledge base"


def _no_languages(docs_name: str, counts: Counter[str]) -> str:
    if not counts:
        return f"{docs_name}: holds no Markdown files; kbtool init without --adopt starts a new base"
    here = sum(number for name, number in counts.items() if not _locale(name))
    return (
        f"{docs_name}: {here} of {counts.total()} Markdown files stand in no language folder; move the articles of "
        f"each language to {docs_name}/<language>/, such as {docs_name}/en/, and run kbtool init --adopt again "
        "(nothing was changed)"
    )
