"""What is known of every document before any is shown: its file, and what results can be chosen by."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kbtool.site.search.document import Document

FACETS = ("category", "tag", "type", "audience")


def table_data(documents: Sequence[Document], fragments: Iterable[str]) -> dict[str, Any]:
    """Facet → value → documents; `fragments` are the digests in the names of the documents' files."""
    lists: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, document in enumerate(documents):
        for facet, values in facet_values(document).items():
            for value in values:
                lists[facet].setdefault(value, []).append(number)
    return {"fragments": "".join(fragments), **{facet: _sorted(found) for facet, found in lists.items()}}


def facet_values(document: Document) -> Mapping[str, tuple[str, ...]]:
    """Facet → the document's values."""
    return {
        "category": (document.category.value,) if document.category else (),
        "tag": tuple(tag.value for tag in document.tags),
        "type": (document.type,) if document.type else (),
        "audience": (document.audience,),
    }


def _sorted(lists: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Values in order; document numbers as the first and the differences to the next."""
    return {value: [after - before for before, after in pairwise([0, *lists[value]])] for value in sorted(lists)}
