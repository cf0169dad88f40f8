"""What an `index.md` says about everything below its folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kbtool.content.article import Origin
from kbtool.content.audience import Floor
from kbtool.content.front_matter.fields import RawFields


@dataclass(frozen=True)
class FolderRules:
    """Values and limits for the articles below one folder in one language."""

    path: str
    """The index file."""
    defaults: RawFields
    """The typed values of its `defaults`."""
    floors: tuple[Floor, ...] = ()
    """Audiences nothing below may widen: the index's own and that of its `defaults`."""
    withheld: str = ""
    """Why nothing below may be shown to anybody: the index could not be read. Empty when it could."""


def folder_rules(index: RawFields) -> FolderRules:
    """The rules an index file makes, from what `read_fields` found in it. Unreadable ones close the folder."""
    defaults = index.defaults or RawFields(index.path)
    floors = tuple(
        Floor(fields.values["audience"], Origin(index.path, fields.spans["audience"].line))
        for fields in (index, defaults)
        if "audience" in fields.values
    )
    is_closed = index.withheld and not index.is_harmless
    withheld = f"{index.path} above it is withheld: {index.withheld[0]}" if is_closed else ""
    return FolderRules(index.path, defaults, floors, withheld)


def closed_folder(path: str, reason: str) -> FolderRules:
    """The rules of a folder whose index file was refused unread (a collision, a broken link): nobody may read below it.

    It may have said that everything below is internal.
    """
    return FolderRules(path, RawFields(path), withheld=f"{path} above it is withheld: {reason}")


def find_folder_chain(
    key: str,
    is_index: bool,
    language: str,
    default_language: str,
    rules: Mapping[tuple[str, str], FolderRules],
) -> tuple[FolderRules, ...]:
    """The rules for an article, nearest first: for each folder above, its own language's before the default's.

    `rules` maps (language, key of the folder) to what its index says; folders without index are not in it. For an index
    the chain starts with the folder above; the home page has none of its own language's above it.
    """
    chain: list[FolderRules] = []
    languages = dict.fromkeys((language, default_language))
    folders = [key.split("/")[:i] for i in range(key.count("/") + 1, -1, -1)] if key else [[]]
    for parts in folders[1:] if key else ([] if is_index else folders):
        folder = "/".join(parts)
        chain.extend(rules[name, folder] for name in languages if (name, folder) in rules)
    return tuple(chain)


def limits_of(chain: Iterable[FolderRules]) -> tuple[FolderRules, ...]:
    """The same rules without their values: what they keep from readers and nothing else.

    To be added to the chain of an article that is a symbolic link, from the chain of the file it leads to.
    """
    return tuple(replace(rules, defaults=RawFields(rules.path)) for rules in chain)
