"""What is known of every document before any is shown: what results can be chosen by."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kbtool.site.search.differences import differences
from kbtool.site.search.document import Head
from kbtool.site.search.facts import Label

FACETS = ("category", "tag", "type", "audience")
Alike = tuple[Head, list[int]]
"""The last one of the documents that have the same values and labels, and the numbers of them all."""


class Facets(msgspec.Struct, frozen=True, array_like=True):
    """What results can be chosen by."""

    table: dict[str, dict[str, list[int]]]
    """See `table_data`."""
    tags: list[Label]
    """Each tag that documents have, as the last of them in the order of `alike` calls it."""


def facets_of(documents: Iterable[Head]) -> Facets:
    """Of the documents of an edition in their order."""
    groups = alike(documents)
    return Facets(table_data(groups), list({tag.value: tag for item, _ in groups for tag in item.tags}.values()))


def alike(documents: Iterable[Head]) -> list[Alike]:
    """In the order of their last ones. Most documents have the values of others, and each value is looked at once."""
    found: dict[object, list[int]] = {}
    last: dict[object, Head] = {}
    for number, item in enumerate(documents):
        values = (item.category, item.tags, item.type, item.audience)
        found.setdefault(values, []).append(number)
        last[values] = item
    return sorted(((last[values], numbers) for values, numbers in found.items()), key=lambda one: one[1][-1])


def table_data(documents: Sequence[Alike]) -> dict[str, dict[str, list[int]]]:
    """Facet → value → documents, as their `differences`."""
    lists: dict[str, dict[str, list[int]]] = {facet: {} for facet in FACETS}
    for item, numbers in documents:
        for facet, values in facet_values(item).items():
            for value in values:
                lists[facet].setdefault(value, []).extend(numbers)
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
    return {value: differences(sorted(lists[value])) for value in sorted(lists)}
