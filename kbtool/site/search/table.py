"""What is known of every document before any is shown: what results can be chosen by."""

from collections.abc import Mapping, Sequence

from kbtool.site.search.differences import differences
from kbtool.site.search.document import Head

FACETS = ("category", "tag", "type", "audience")


def table_data(documents: Sequence[Head]) -> dict[str, dict[str, list[int]]]:
    """Facet → value → documents, as their `differences`."""
    lists: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for number, document in enumerate(documents):
        for facet, values in facet_values(document).items():
            for value in values:
                lists[facet].setdefault(value, []).append(number)
    return {facet: _sorted(found) for facet, found in lists.items()}


def facet_values(document: Head) -> Mapping[str, tuple[str, ...]]:
    """Facet → the document's values."""
    return {
        "category": (document.category.value,) if document.category else (),
        "tag": tuple(tag.value for tag in document.tags),
        "type": (document.type,) if document.type else (),
        "audience": (document.audience,),
    }


def _sorted(lists: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Values in order."""
    return {value: differences(lists[value]) for value in sorted(lists)}
