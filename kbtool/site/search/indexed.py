"""The documents of an edition, counted: only those are read that were not in it before."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from kbtool.site.search.analyzer import Analyzer
from kbtool.site.search.bundles import bundles, bundles_again, numbered
from kbtool.site.search.columns import Columns, joined
from kbtool.site.search.counting import Counting
from kbtool.site.search.document import Head, head_of
from kbtool.site.search.document_terms import analysed, document_runs
from kbtool.site.search.documents import Documents, decode_document
from kbtool.site.search.edition_memory import EditionMemory
from kbtool.site.search.fragment import fragment_json
from kbtool.site.search.output import Output
from kbtool.site.search.table import facets_of
from kbtool.store.digests import digest_of

Pick = tuple[int, int]
"""Where a document is counted: (0 for what is remembered, 1 for what is new; number there)."""
Value = TypeVar("Value")


class _New(NamedTuple):
    """Documents that were read."""

    keys: list[bytes]
    heads: list[Head]
    fragments: list[bytes]


def index_documents(
    documents: Documents, before: EditionMemory, analyzer: Analyzer, output: Output, *, by_url: bool
) -> EditionMemory:
    """Counts documents and writes their fragments. They stay in their order, or get that of their addresses.

    Raises MissingDocumentsError.
    """
    counting, new = Counting(partial(analysed, analyzer=analyzer)), _New([], [], [])
    for key, data in documents.read(dict.fromkeys(key for key in documents.digests if key not in before.places)):
        document = decode_document(data)
        counting.add(document_runs(document, analyzer))
        new.keys.append(key)
        new.heads.append(head_of(document))
        new.fragments.append(digest_of(fragment_json(document)))
    heads = (before.heads, new.heads)
    places = {key: (0, place) for key, place in before.places.items()}
    places |= {key: (1, number) for number, key in enumerate(new.keys)}
    picks = [places[key] for key in documents.digests]
    if by_url:
        picks.sort(key=lambda pick: heads[pick[0]][pick[1]].url)
    added = counting.columns()
    del counting  # what it holds is in the columns, and takes much memory
    memory = _memory(before, new, picks, joined(before.columns, added, picks))
    _write_fragments(memory, documents, output)
    return memory


def _memory(before: EditionMemory, new: _New, picks: Sequence[Pick], columns: Columns) -> EditionMemory:
    """What follows from heads is taken over where they are the same: after most edits."""
    keys, heads = _picked(before.keys, new.keys, picks), _picked(before.heads, new.heads, picks)
    fragments = _picked(before.fragments, new.fragments, picks)
    if heads == before.heads:
        made = bundles_again(before.bundles, before.fragments, fragments)
        return EditionMemory(keys, heads, fragments, columns, before.facets, list(made))
    made = bundles([head.url for head in heads], fragments)
    return EditionMemory(keys, heads, fragments, columns, facets_of(heads), list(made))


def _picked(old: Sequence[Value], new: Sequence[Value], picks: Sequence[Pick]) -> list[Value]:
    both = (old, new)
    return [both[part][number] for part, number in picks]


def _write_fragments(memory: EditionMemory, documents: Documents, output: Output) -> None:
    """Writes those that are not there: of new documents, and of the others in their bundles."""
    found = numbered(memory.bundles, len(memory.keys))
    names = {bundle.name(number): number for bundle, numbers in found for number in numbers}
    missing: dict[bytes, list[str]] = {}
    for name in output.missing("article", names):
        missing.setdefault(memory.keys[names[name]], []).append(name)
    for key, data in documents.read(missing.keys()):
        content = fragment_json(decode_document(data))
        for name in missing[key]:
            output.write("article", name, content)
