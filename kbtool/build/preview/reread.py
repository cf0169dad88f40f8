"""A base after some of its articles have changed: only these are read, with what is inherited between them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kbtool.build.preview.known_base import KnownBase, read_sources
from kbtool.build.preview.newer_texts import NewerTexts
from kbtool.content.files.sources import SourceFile, Sources
from kbtool.content.files.walk import is_markdown
from kbtool.content.front_matter.folder_rules import folder_rules, looks_of
from kbtool.content.include_blocks import POSSIBLE, is_include
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError

MOST = 50
"""Articles that are read by themselves; of more it is quicker to read all."""


def reread(known: KnownBase, changed: Sequence[Path]) -> KnownBase | None:
    """The base after these files (absolute) have changed, as `read_base` would read it.

    None where more may follow from the change than is looked at here: where links, the rules of a folder, shared texts
    or pictures are concerned, and for what cannot be read.
    """
    if not 0 < len(changed) <= MOST or known.sources.asset_links:
        return None
    try:
        sources = _sources(known, changed)
        return _reread(known, known.with_sources(sources)) if sources else None
    except (KbError, OSError, ValueError):
        return None


def _sources(known: KnownBase, changed: Sequence[Path]) -> Sources | None:
    """All files of the base; the disk is asked for all of them only where some are new or gone."""
    root = known.kb.configuration.root
    files = {path.relative_to(root).as_posix(): path for path in changed}
    if any(not is_markdown(name) or path.resolve() != root.resolve() / name for name, path in files.items()):
        return None
    if all(name in known.files and path.is_file() for name, path in files.items()):
        data = {name: path.read_bytes() for name, path in files.items()}
        articles = (file.with_data(data[file.path]) if file.path in data else file for file in known.sources.articles)
        return replace(known.sources, articles=tuple(articles))
    found = read_sources(known.kb.configuration)
    return found if _others(found) == _others(known.sources) else None


def _others(sources: Sources) -> tuple[object, ...]:
    """What is known of a base beside its articles."""
    links = sources.asset_links or any(file.is_link for file in sources.articles)
    return (links, sources.data_files, sources.asset_sizes, sources.withheld, sources.diagnostics, sources.asset_signs)


def _reread(known: KnownBase, newer: KnownBase) -> KnownBase | None:
    own = _changed(known, newer)
    if not own:
        return newer
    looks = {looks_of(file.key) for file in own}
    old, new = ([base.files[path] for look in looks for path in base.alike.get(look, ())] for base in (known, newer))
    part = KnowledgeBase.from_sources(known.kb.configuration, _part(newer, looks))
    if not all(_is_alone(file, known.kb, part) for file in own) or _includes(known.kb, old) or _includes(part, new):
        return None
    kb = _merged(known.kb, part, {file.path for file in old}, {file.path for file in new})
    return newer.with_kb(kb) if _used_files(kb) == _used_files(known.kb) else None


def _changed(known: KnownBase, newer: KnownBase) -> list[SourceFile]:
    """The files that are new, gone or different."""
    gone = [file for path, file in known.files.items() if path not in newer.files]
    others = [(known.files.get(path), file) for path, file in newer.files.items() if known.files.get(path) is not file]
    return gone + [file for before, file in others if before is None or before.digest != file.digest]


def _part(base: KnownBase, looks: Collection[str]) -> Sources:
    """The files of articles whose keys look so, and those of the pages of all folders above them."""
    above = {"/".join(look.split("/")[:number]) for look in looks for number in range(look.count("/") + 1)}
    files = [base.files[path] for name in above.union(looks) for path in base.alike.get(name, ())]
    return replace(
        base.sources,
        articles=tuple(file for file in files if file.is_index or looks_of(file.key) in looks),
        data_files={},
        read_asset=lambda path, limit: b"",  # what is known of pictures stays
    )


def _is_alone(file: SourceFile, kb: KnowledgeBase, part: KnowledgeBase) -> bool:
    """Whether nothing but its translations inherits from a file, before or now."""
    if is_include(file.key):
        return False
    if not file.is_index:
        return True
    before, now = kb.texts.get(file.path), part.texts.get(file.path)
    return (
        before is not None and now is not None and repr(folder_rules(before.fields)) == repr(folder_rules(now.fields))
    )


def _includes(kb: KnowledgeBase, files: Iterable[SourceFile]) -> bool:
    """Whether one of the articles may show a shared text."""
    return any(POSSIBLE.search(kb.texts[file.path].body) for file in files)


def _used_files(kb: KnowledgeBase) -> set[str]:
    """The pictures and attachments that articles use: of others it was not asked what they are."""
    return {path for article in kb.articles for path in article.files}


def _merged(kb: KnowledgeBase, part: KnowledgeBase, old: Collection[str], new: Collection[str]) -> KnowledgeBase:
    """The base with what the part says of the files in `new` in the place of what it said of those in `old`."""
    default = kb.configuration.default_language.locale
    gone = [path for path in old if path not in new]
    articles = [article for article in kb.articles if article.path not in old]
    articles += [article for article in part.articles if article.path in new]
    withheld = [item for item in kb.withheld if item.path not in old]
    withheld += [item for item in part.withheld if item.path in new]
    found = [item for item in kb.diagnostics if item.path not in old]
    found += [item for item in part.diagnostics if item.path in new]
    return replace(
        kb,
        articles=tuple(sorted(articles, key=lambda article: (article.language != default, article.path))),
        withheld=tuple(sorted(withheld, key=lambda item: item.path)),
        diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)),
        texts=NewerTexts(kb.texts, {path: part.texts[path] for path in new}, gone),
        keys=_newer(kb.keys, part.keys, new, gone),
        lengths=_newer(kb.lengths, part.lengths, new, gone),
    )


Value = TypeVar("Value")


def _newer(
    older: Mapping[str, Value], fresh: Mapping[str, Value], new: Iterable[str], gone: Collection[str]
) -> dict[str, Value]:
    kept = {path: value for path, value in older.items() if path not in gone}
    return kept | {path: fresh[path] for path in new if path in fresh}
