"""Who may see the files beside the articles: a file in a folder for agents is for agents, whoever names it."""

from collections.abc import Mapping

from kbtool.config import Configuration
from kbtool.content.audience import narrowest
from kbtool.content.files.collisions import article_key, is_index_name
from kbtool.content.files.sources import Sources
from kbtool.content.front_matter.folder_rules import (
    FolderRules,
    Folders,
    closed_folder,
    find_folder_chain,
    folder_rules,
)
from kbtool.content.source_text import SourceText

NOBODY = ""


def find_file_audiences(
    configuration: Configuration, sources: Sources, texts: Mapping[str, SourceText]
) -> dict[str, str]:
    """Path below docs_dir → its audience, or NOBODY, for every file in a folder that is not for all.

    A file that is reached through a symbolic link is also for nobody whom the folder of its target keeps out. `texts`
    holds path of each Markdown file → what it says.
    """
    folders = _folders(configuration, sources, texts)
    order = configuration.settings.audiences
    found: dict[str, str] = {}
    for path in sources.asset_sizes if folders else ():
        places = (path, sources.asset_links.get(path, path))
        chain = [rules for place in dict.fromkeys(places) for rules in _chain(configuration, place, folders)]
        stated = [floor.audience for rules in chain for floor in rules.floors]
        if any(rules.withheld for rules in chain):
            found[path] = NOBODY
        elif stated:
            found[path] = narrowest(stated, order) or NOBODY
    return found


def _folders(configuration: Configuration, sources: Sources, texts: Mapping[str, SourceText]) -> Folders:
    folders = Folders()
    for file in sources.articles:
        if file.is_index:
            folders.add(file.language, file.key, folder_rules(texts[file.path].fields))
    for item in sources.withheld:
        below = item.path.removeprefix(f"{configuration.docs_name}/").partition("/")[2]
        if is_index_name(below):
            folders.add(item.language, article_key(below), closed_folder(item.path, item.reason))
    return folders


def _chain(configuration: Configuration, path: str, folders: Folders) -> tuple[FolderRules, ...]:
    """The rules of the folders above a file; none for a file outside the language folders."""
    folder, _, below = path.partition("/")
    locales = (language.locale for language in configuration.languages)
    locale = next((locale for locale in locales if locale.casefold() == folder.casefold()), "")
    default = configuration.default_language.locale
    return find_folder_chain(below, False, locale, default, folders) if locale else ()
