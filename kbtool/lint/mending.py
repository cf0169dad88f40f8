"""Mends what can be mended safely, again and again until nothing is left to mend."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kbtool.config import Configuration
from kbtool.content.files.sources import SourceFile, Sources, sources_from_folder
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.reader import reading_rules
from kbtool.content.source_text import SourceText, read_source_text
from kbtool.diagnostics import Diagnostic, Severity
from kbtool.lint.check import Request, check_sources
from kbtool.lint.data_mending import data_files_by_path, edited_data_files, with_data_files
from kbtool.lint.fixing import compatible_edits
from kbtool.lint.linting import Reported
from kbtool.lint.original import edit_bytes
from kbtool.store.store import NO_STORE, Store

ROUNDS = 10
"""One fix may make room for another; more rounds than these mean that two rules disagree."""
PROTECTIVE = ("audience", "state", "publish_on", "expires_on", "noindex")
"""Fields that decide who may read: no fix may change what they say."""


@dataclass(frozen=True)
class Mended:
    """What a fix makes of the base."""

    files: Mapping[str, tuple[bytes, bytes]]
    """Path relative to the folder of mkdocs.yml → the file before and after."""
    diagnostics: tuple[Diagnostic, ...]
    """What was mended, in the order it was."""


def mend(configuration: Configuration, request: Request, store: Store = NO_STORE) -> Mended:
    """The safe fixes of all findings that are asked for. Reads the base, writes nothing into it, and works out again
    only what a fix has changed."""
    sources = originals = sources_from_folder(configuration, store)
    mended: list[Diagnostic] = []
    for _ in range(ROUNDS):
        found = check_sources(configuration, sources, request, store)
        files = dict(_edited(sources, found.reported, reading_rules(configuration)))
        files |= edited_data_files(configuration, sources, found.reported)
        if not files:
            break
        mended += [item for _, items in files.values() for item in items]
        new = {path: data for path, (data, _) in files.items()}
        sources = with_data_files(configuration, _with_files(sources, new), new)
    return Mended(dict(_changed(configuration, originals, sources)), tuple(mended))


def _changed(
    configuration: Configuration, before: Sources, after: Sources
) -> Iterator[tuple[str, tuple[bytes, bytes]]]:
    """Path → content before and after, of every file that was mended."""
    for old, new in zip(before.articles, after.articles, strict=True):
        if old.digest != new.digest:
            yield old.path, (old.data, new.data)
    data_files = data_files_by_path(configuration, before)
    for path, data in data_files_by_path(configuration, after).items():
        if data != data_files[path]:
            yield path, (data_files[path], data)


def _edited(
    sources: Sources, reported: Iterable[Reported], rules: ReadingRules
) -> Iterator[tuple[str, tuple[bytes, list[Diagnostic]]]]:
    """Path → the file with its edits, and what they mend. A link to another file is left to that file."""
    by_path: dict[str, list[Reported]] = {}
    for item in reported:
        if item.edits:
            by_path.setdefault(item.diagnostic.path, []).append(item)
    for file in sources.articles:
        if file.path not in by_path or file.link_target:
            continue
        chosen = list(compatible_edits(by_path[file.path]))
        data = edit_bytes(file.data, [edit for item in chosen for edit in item.edits])
        if data != file.data and _is_harmless(file, data, rules):
            yield file.path, (data, [item.diagnostic for item in chosen])


def _is_harmless(file: SourceFile, data: bytes, rules: ReadingRules) -> bool:
    """Whether the file reads as well as before and says the same about who may read it: a faulty rule publishes
    nothing."""
    before, after = (read_source_text(file.path, item, rules, file.is_index) for item in (file.data, data))
    return _errors(after) <= _errors(before) and _protection(after) == _protection(before)


def _errors(text: SourceText) -> set[tuple[str, str]]:
    return {(item.id, item.message) for item in text.diagnostics if item.severity is Severity.ERROR}


def _protection(text: SourceText) -> dict[str, object]:
    fields = text.fields
    passed_on = fields.defaults.values if fields.defaults else None
    return {name: fields.values.get(name) for name in PROTECTIVE} | {"defaults": passed_on}


def _with_files(sources: Sources, files: Mapping[str, bytes]) -> Sources:
    articles = (file.with_data(files[file.path]) if file.path in files else file for file in sources.articles)
    return replace(sources, articles=tuple(articles))
