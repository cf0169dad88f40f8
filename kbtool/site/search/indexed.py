"""The documents of an edition, counted: only those are read that were not in it before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kbtool.site.search.analyzer import Analyzer
from kbtool.site.search.bundles import Bundle, bundles
from kbtool.site.search.columns import joined
from kbtool.site.search.counting import Counting
from kbtool.site.search.document import Head, head_of
from kbtool.site.search.document_terms import analysed, document_runs
from kbtool.site.search.documents import Documents, decode_document
from kbtool.site.search.edition_memory import EditionMemory
from kbtool.site.search.fragment import fragment_json
from kbtool.site.search.output import Output
from kbtool.store.digests import digest_of


@dataclass(frozen=True, slots=True)
class Indexed:
    """The documents in their order."""

    memory: EditionMemory
    bundles: tuple[Bundle, ...]


class _Found(NamedTuple):
    """A document on its way."""

    pick: tuple[int, int]
    """Where it is counted: (0 for what is remembered, 1 for what is new; number there)."""
    key: bytes
    head: Head
    fragment: bytes


def index_documents(
    documents: Documents, memory: EditionMemory, analyzer: Analyzer, output: Output, *, by_url: bool
) -> Indexed:
    """Counts documents and writes their fragments. They stay in their order, or get that of their addresses.

    Raises MissingDocumentsError.
    """
    counting = Counting(partial(analysed, analyzer=analyzer))
    known = {key: _remembered(key, memory) for key in documents.digests if key in memory.places}
    new = dict.fromkeys(key for key in documents.digests if key not in known)
    known |= {key: _counted(key, data, analyzer, counting) for key, data in documents.read(new.keys())}
    found = [known[key] for key in documents.digests]
    if by_url:
        found.sort(key=lambda item: item.head.url)
    added = counting.columns()
    del counting  # what it holds is in the columns, and takes much memory
    columns = joined(memory.columns, added, [item.pick for item in found])
    keys, heads = [item.key for item in found], [item.head for item in found]
    return Indexed(
        EditionMemory(keys, heads, [item.fragment for item in found], columns),
        _written(found, documents, output),
    )


def _remembered(key: bytes, memory: EditionMemory) -> _Found:
    """A document that need not be read."""
    place = memory.places[key]
    return _Found((0, place), key, memory.heads[place], memory.fragments[place])


def _counted(key: bytes, data: bytes, analyzer: Analyzer, counting: Counting) -> _Found:
    """A document, read."""
    document = decode_document(data)
    counting.add(document_runs(document, analyzer))
    return _Found((1, len(counting) - 1), key, head_of(document), digest_of(fragment_json(document)))


def _written(found: Sequence[_Found], documents: Documents, output: Output) -> tuple[Bundle, ...]:
    """Writes the fragments that are not there: those of new documents, and of the others in their bundles."""
    made = tuple(bundles([item.head.url for item in found], [item.fragment for item in found]))
    missing: dict[bytes, list[str]] = {}
    for bundle, numbers in made:
        for number in numbers:
            if not output.has("article", name := bundle.name(number)):
                missing.setdefault(found[number].key, []).append(name)
    for key, data in documents.read(missing.keys()):
        content = fragment_json(decode_document(data))
        for name in missing[key]:
            output.write("article", name, content)
    return tuple(bundle for bundle, _ in made)
