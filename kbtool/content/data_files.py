"""The files in `docs/_data/`: owners, tags, words, redirects, synonyms, queries."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct

from kbtool.content import rule_ids
from kbtool.content.data_models import Owner, Query, Tag, Term
from kbtool.content.files.decoding import decode_source
from kbtool.content.front_matter.typed_values import typed_model, typed_value
from kbtool.content.front_matter.unfit_value import UnfitValueError
from kbtool.content.source_lines import with_source_lines
from kbtool.content.synonyms import Synonyms
from kbtool.content.synonyms_file import read_synonyms
from kbtool.content.yaml.document import parse_yaml
from kbtool.content.yaml.nodes import Items, Node, Table, type_of_node
from kbtool.diagnostics import START, Diagnostic, Severity, Span, did_you_mean

Model = TypeVar("Model", bound=Struct)
WHOLE_BASE = ("owners", "tags", "terms", "redirects")
PER_LANGUAGE = ("synonyms", "queries")


class Place(Struct, frozen=True):
    """Where an entry of a data file stands."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    key: Span
    value: Span


@dataclass(frozen=True)
class DataFiles:
    """What could be read; an entry with an error is not here but in `diagnostics`, and so is a whole file in `lost`."""

    owners: Mapping[str, Owner] = field(default_factory=dict)
    """Key → owner."""
    tags: Mapping[str, Tag] = field(default_factory=dict)
    """Key → tag."""
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    """Language → words."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Old address → new one."""
    redirect_places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Old address → where it stands."""
    synonyms: Mapping[str, tuple[Synonyms, ...]] = field(default_factory=dict)
    """Language → words that mean the same to a searcher."""
    queries: Mapping[str, tuple[Query, ...]] = field(default_factory=dict)
    """Language → searches with the article each must find."""
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Path relative to the folder of mkdocs.yml → text with `\\n` line ends, of every file that is read."""
    lost: tuple[str, ...] = ()
    """Paths relative to the folder of mkdocs.yml of the files in which an error hides all entries. No site can be made
    without them: whatever one entry is for, the error would change what all readers see."""
    present: frozenset[str] = frozenset()
    """Names of the files that exist, `owners` or `synonyms.fa`: a missing file refuses nothing."""


def read_data_files(files: Mapping[str, bytes], folder: str, languages: Iterable[str]) -> DataFiles:
    """Read the files of `_data`: file name (`owners.yml`) → bytes. `folder` is its path for messages: `docs/_data`.

    `languages` are the configured locales. Missing files are fine. Never raises.
    """
    reader = _Reader(folder, tuple(languages))
    for name in sorted(files):
        reader.read_file(name, files[name])
    return DataFiles(
        **{kind: reader.results[kind] for kind in (*WHOLE_BASE, *PER_LANGUAGE)},
        redirect_places=reader.redirect_places,
        diagnostics=tuple(reader.diagnostics),
        texts=reader.texts,
        lost=tuple(reader.lost),
        present=frozenset(reader.present),
    )


class _Reader:
    """Reads the files one after the other."""

    def __init__(self, folder: str, languages: tuple[str, ...]) -> None:
        self.folder = folder
        self.languages = languages
        self.path = folder
        self.diagnostics: list[Diagnostic] = []
        self.present: list[str] = []
        self.lost: list[str] = []
        self.texts: dict[str, str] = {}
        self.redirect_places: dict[str, Place] = {}
        self.results: dict[str, dict[str, Any]] = {kind: {} for kind in (*WHOLE_BASE, *PER_LANGUAGE)}

    def read_file(self, name: str, data: bytes) -> None:
        self.path = f"{self.folder}/{name}"
        stem, _, extension = name.rpartition(".")
        if extension not in ("yml", "yaml"):
            return
        kind, _, language = stem.partition(".")
        text, found = decode_source(self.path, data)
        start = len(self.diagnostics)
        self.diagnostics.extend(found)
        if self.is_known(kind, language):
            self.present.append(stem)
            if text is None or not self.read_text(kind, language, text):
                self.lost.append(self.path)
        self.diagnostics[start:] = with_source_lines(self.diagnostics[start:], text or "")

    def read_text(self, kind: str, language: str, text: str) -> bool:
        """False where no entry can be told from the others."""
        self.texts[self.path] = text
        node, problems = parse_yaml(self.path, text)
        self.diagnostics.extend(problems)
        if node is not None:
            self.read_kind(kind, language, node)
        return not problems and (node is None or isinstance(node, Items if kind in PER_LANGUAGE else Table))

    def is_known(self, kind: str, language: str) -> bool:
        """Whether a file of this name is read at all."""
        if kind in WHOLE_BASE and not language:
            return True
        if kind in PER_LANGUAGE and language in self.languages:
            return True
        names = [*WHOLE_BASE, *(f"{kind}.{language}" for kind in PER_LANGUAGE for language in self.languages)]
        hint = did_you_mean(f"{kind}.{language}" if language else kind, names)
        self.report(rule_ids.DATA_NOT_READABLE, START, "no data file has this name", hint, Severity.WARNING)
        return False

    def read_kind(self, kind: str, language: str, node: Node) -> None:
        if kind == "owners":
            self.results[kind].update(self.models(node, Owner))
        elif kind == "tags":
            self.results[kind].update(self.models(node, Tag))
        elif kind == "redirects":
            self.results[kind].update(self.mapping(node, lambda key, item: typed_value(key, str, item)))
            entries = node.entries if isinstance(node, Table) else ()
            self.redirect_places |= {
                entry.key.text: Place(self.path, entry.key.span, entry.value.span) for entry in entries
            }
        elif kind == "terms":
            lists = self.mapping(node, lambda key, item: self.items(item, lambda one: typed_model(key, Term, one)))
            self.results[kind].update(lists)
        elif kind == "synonyms":
            self.results[kind][language] = self.items(node, read_synonyms)
        else:
            self.results[kind][language] = self.items(node, lambda one: typed_model("query", Query, one))

    def models(self, node: Node, model: type[Model]) -> dict[str, Model]:
        return self.mapping(node, lambda key, item: typed_model(key, model, item))

    def mapping(self, node: Node, convert: Callable[[str, Node], Any]) -> dict[str, Any]:
        if not isinstance(node, Table):
            self.wrong_shape(node, "a mapping")
            return {}
        values: dict[str, Any] = {}
        for entry in node.entries:
            key = entry.key.text
            values.update((key, value) for value in self.attempt(partial(convert, key), entry.value))
        return values

    def items(self, node: Node, convert: Callable[[Node], Any]) -> tuple[Any, ...]:
        if not isinstance(node, Items):
            self.wrong_shape(node, "a list")
            return ()
        return tuple(value for item in node.nodes for value in self.attempt(convert, item))

    def attempt(self, convert: Callable[[Node], Any], node: Node) -> Iterator[Any]:
        """The value, or nothing but a finding."""
        try:
            yield convert(node)
        except UnfitValueError as problem:
            rule = rule_ids.DATA_UNKNOWN_KEY if problem.rule is rule_ids.UNKNOWN_KEY else rule_ids.DATA_WRONG_VALUE
            self.report(rule, problem.span, problem.message, problem.hint)

    def wrong_shape(self, node: Node, wanted: str) -> None:
        message = f"{type_of_node[type(node)]} instead of {wanted}"
        self.report(rule_ids.DATA_WRONG_VALUE, node.span, message, f"write {wanted}")

    def report(
        self, rule: rule_ids.RuleId, span: Span, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.diagnostics.append(rule.at(self.path, span, message, hint, severity))
