"""What the text of a page asks its edition while it is rendered.

With the answers kept, somebody finds out later without rendering whether the text would still come out the same.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from kbtool.site.edition_site import EditionSite

Answer = str | tuple[int, int] | None
Asked = tuple[tuple[str, str, Answer], ...]
"""(kind of question, question, answer), each once."""

LINK, PICTURE, COPY = "link", "picture", "copy"
"""Where a link leads, the size of the picture at an address, the address of its WebP copy."""
Value = TypeVar("Value")


class Noted(Mapping[str, Value]):
    """A mapping that notes what it was asked."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self.asked: dict[str, Value | None] = {}

    def __getitem__(self, key: str) -> Value:
        self.asked[key] = self._values.get(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def as_asked(links: Mapping[str, str | None], pictures: Noted[tuple[int, int]], copies: Noted[str]) -> Asked:
    """All that was asked; `links` is link → where it leads."""
    return (
        *((LINK, url, target) for url, target in links.items()),
        *((PICTURE, address, size) for address, size in pictures.asked.items()),
        *((COPY, address, copy) for address, copy in copies.asked.items()),
    )


def is_still_true(asked: Asked, site: EditionSite, copies: Mapping[str, str], source: str) -> bool:
    """Whether the edition still answers the same; `source` is the page's file below docs_dir.

    `copies` is address of a picture → that of its WebP copy (see `webp_copies.webp_addresses`).
    """
    return all(_answer(kind, question, site, copies, source) == _plain(answer) for kind, question, answer in asked)


def _answer(kind: str, question: str, site: EditionSite, copies: Mapping[str, str], source: str) -> Answer:
    if kind == LINK:
        return site.addresses.resolve(question, source, site.edition.language)
    return site.pictures.get(question) if kind == PICTURE else copies.get(question)


def _plain(answer: Answer | list[int]) -> Answer:
    """JSON has no tuples."""
    return (answer[0], answer[1]) if isinstance(answer, list) else answer
