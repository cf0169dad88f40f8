"""What an `index.md` says about everything below its folder."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import category, normalize

from msgspec import Struct, field, structs

from kbtool.content.article import Origin
from kbtool.content.audience import Floor
from kbtool.content.front_matter.fields import RawFields


class FolderRules(Struct, frozen=True):
    """Values and limits for the articles below one folder in one language."""

    path: str
    """The index file."""
    defaults: RawFields
    """The typed values of its `defaults`."""
    floors: tuple[Floor, ...] = ()
    """Audiences nothing below may widen: the index's own and that of its `defaults`."""
    withheld: str = ""
    """Why nothing below may be shown to anybody: the index could not be read. Empty when it could."""


class Folders(Struct, frozen=True):
    """The rules of all folders. A folder whose name only looks like another's keeps out whom that one keeps out."""

    _by_look: dict[tuple[str, str], list[tuple[str, FolderRules]]] = field(default_factory=dict)

    def add(self, language: str, key: str, rules: FolderRules) -> None:
        """The rules of one more folder, by its key."""
        self._by_look.setdefault((language, looks_of(key)), []).append((key, rules))

    def at(self, language: str, key: str) -> Iterator[FolderRules]:
        """What holds in a folder: all of its own rules, and the limits of those that look like it.

        `Staff` and `staff` are two folders here and one on a Mac.
        """
        for name, rules in self._by_look.get((language, looks_of(key)), ()):
            yield from (rules,) if name == key else limits_of((rules,))

    def __bool__(self) -> bool:
        return bool(self._by_look)


@lru_cache(maxsize=4096)
def looks_of(key: str) -> str:
    """The same for keys that people or file systems take for the same: letter case, Unicode form, width, and
    characters that are not seen make no difference."""
    if key.isascii():
        return key.lower()
    folded = normalize("NFKC", normalize("NFKC", key).casefold())
    return "".join(letter for letter in folded if category(letter) != "Cf")


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
    folders: Folders,
) -> tuple[FolderRules, ...]:
    """The rules for an article, nearest first: for each folder above, its own language's before the default's.

    For an index the chain starts with the folder above; the home page has none of its own language's above it.
    """
    chain: list[FolderRules] = []
    languages = dict.fromkeys((language, default_language))
    above = [key.split("/")[:i] for i in range(key.count("/") + 1, -1, -1)] if key else [[]]
    for parts in above[1:] if key else ([] if is_index else above):
        chain.extend(rules for name in languages for rules in folders.at(name, "/".join(parts)))
    return tuple(chain)


def limits_of(chain: Iterable[FolderRules]) -> tuple[FolderRules, ...]:
    """The same rules without their values: what they keep from readers and nothing else.

    To be added to the chain of an article that is a symbolic link, from the chain of the file it leads to.
    """
    return tuple(structs.replace(rules, defaults=RawFields(rules.path)) for rules in chain)
