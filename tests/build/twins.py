"""A base and its twin in which nothing that an audience may not see was ever written, planned and built."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeGuard

from kbtool.build.options import Options
from kbtool.build.plan import plan
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site.edition_site import EditionSite
from tests.build.site_tree import digests, modes

TODAY = date(2026, 11, 22)


def planned_sites(base: Path, audience: str) -> dict[str, EditionSite]:
    """Locale → what the engine gets to see of the edition; what it renders follows from this and mkdocs.yml.

    Left out are synonyms, which are chosen by the words of the finished pages: `served` has those that are left.
    """
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    options = Options(output=base / "site", audiences=(audience,), today=TODAY, withhold=True)
    sites = (item.site for item in plan(kb, options))
    return {site.edition.language: replace(site, search=replace(site.search, synonyms=())) for site in sites}


def broken_files(base: Path) -> list[str]:
    """What errors keep out of every edition: a generated base has none, or it would test less than it says."""
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    found = [f"{item.path}: {item.reason}" for item in kb.withheld if item.is_error]
    return found + [f"{item.path}: {item.message}" for item in kb.data.diagnostics]


def differences(left: object, right: object, place: str = "") -> Iterator[str]:
    """Where two values differ: `[en].pages[en/a.md].page.title: 'A' is 'B'`."""
    if left == right:
        return
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        for key in {**left, **right}:
            yield from differences(left.get(key), right.get(key), f"{place}[{key}]")
    elif _is_row(left) and _is_row(right):
        ours, theirs = _named(left), _named(right)
        if ours.keys() != theirs.keys():
            yield f"{place}: {[*ours][:20]} is {[*theirs][:20]}"
        for name in ours.keys() & theirs.keys():
            yield from differences(ours[name], theirs[name], f"{place}[{name}]")
    elif type(left) is type(right) and (names := _field_names(left)):
        for name in names:
            yield from differences(getattr(left, name), getattr(right, name), f"{place}.{name}")
    else:
        yield f"{place}: {str(left)[:300]!r} is {str(right)[:300]!r}"


def _field_names(value: object) -> Sequence[str]:
    """Those of a dataclass or a Struct; empty for any other value."""
    return getattr(value, "__struct_fields__", ()) or getattr(value, "__match_args__", ())


def _is_row(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _named(row: Sequence[object]) -> dict[object, object]:
    """Pages by their paths, all else by its number."""
    return {getattr(item, "path", number): item for number, item in enumerate(row)}


def served(base: Path, audience: str) -> dict[str, str]:
    """All that a server can tell of a site: names, kinds and permissions, contents, and what the release is called."""
    folder = base / "site" / audience
    contents = digests(folder)
    return {"release": folder.resolve().name} | {
        name: f"{mode} {contents.get(name, '')}" for name, mode in modes(folder).items()
    }
