"""The pages of an edition as they are staged, each planned when somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import msgspec

from kbtool.site.model import Page, PageKind

GENERATED = "__kb"
"""Folder of staged pages that stand for no article; no article can have this address."""


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A page and the Markdown it is rendered from."""

    path: str
    """Where the Markdown is staged: `en/billing/refunds.md`."""
    source: str
    """The article's file below docs_dir; the staged path for a page that stands for no article."""
    page: Page
    body: str


class Outline(msgspec.Struct, frozen=True, gc=False):
    """What is known of a page before it is planned."""

    path: str
    """See `StagedPage.path`."""
    kind: PageKind
    name: str
    """The key of an article or section, or the tag; empty for the home page and for a page of which there is one."""
    url: str
    source: str
    """See `Page.source`."""
    file: str = ""
    """See `StagedPage.source`."""
    has_files: bool = False
    """Whether it offers files for download."""


class StagedPages(Sequence[StagedPage]):
    """Asked for a page it plans it, once; asked where pages are it plans none."""

    def __init__(
        self,
        outlines: Sequence[Outline],
        plan: Callable[[Outline], StagedPage],
        find_inputs: Callable[[Sequence[Outline]], Mapping[str, bytes]],
        forget: Callable[[Iterable[StagedPage]], object] = bool,
    ) -> None:
        """`forget` lets go of what pages were planned from and can be found again."""
        self.outlines = tuple(outlines)
        self._plan = plan
        self._find_inputs = find_inputs
        self._forget = forget
        self._planned: dict[str, StagedPage] = {}

    @cached_property
    def inputs(self) -> Mapping[str, bytes]:
        """Staged path → the digest of all that the page's plan is made from (see `page_inputs`)."""
        return self._find_inputs(self.outlines)

    def planned(self, outline: Outline) -> StagedPage:
        """The page with one of the outlines."""
        if outline.path not in self._planned:
            self._planned[outline.path] = self._plan(outline)
        return self._planned[outline.path]

    def forget(self) -> int:
        """Lets go of the plans, which take much memory; who asks for a page later has it planned again. Returns how
        many there were."""
        planned, self._planned = self._planned, {}
        self._forget(planned.values())
        return len(planned)

    @overload
    def __getitem__(self, index: int) -> StagedPage: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[StagedPage, ...]: ...
    def __getitem__(self, index: int | slice) -> StagedPage | tuple[StagedPage, ...]:
        if isinstance(index, slice):
            return tuple(map(self.planned, self.outlines[index]))
        return self.planned(self.outlines[index])

    def __iter__(self) -> Iterator[StagedPage]:
        return map(self.planned, self.outlines)

    def __len__(self) -> int:
        return len(self.outlines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(StagedPage.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]


def outlines(pages: Sequence[StagedPage]) -> Sequence[Outline]:
    """Where pages are, whether they are planned or not."""
    if isinstance(pages, StagedPages):
        return pages.outlines
    return [Outline(item.path, item.page.kind, "", item.page.url, item.page.source, item.source) for item in pages]
