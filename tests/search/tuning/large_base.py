"""A large base of real texts: sections of the English corpora, put together anew; the same seed gives the same base."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from kbtool.site.search.document import Document

LENGTH = 2_100
"""Characters of an article, as in real bases."""
WORDS = (4, 7)
"""Of a title."""


def large_base(documents: Sequence[Document], articles: int, seed: int) -> list[Document]:
    """So many articles; each number is a word of its own in one of them."""
    random = Random(seed)  # noqa: S311 - texts for a measurement
    sections = [part for item in documents for part in item.sections if len(part.text) > 80]
    words = [word for item in documents for word in item.title.split()]
    made: list[Document] = []
    for number in range(articles):
        parts = [random.choice(sections)]
        while sum(len(part.text) for part in parts) < LENGTH:
            parts.append(random.choice(sections))
        title = " ".join([*random.choices(words, k=random.randint(*WORDS)), f"case{number}"])
        made.append(replace(documents[0], url=f"a/{number}/", title=title.capitalize(), sections=tuple(parts)))
    return made
