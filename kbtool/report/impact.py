"""What a change means, as sections that people read: in a terminal, or as Markdown in a pull request."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import zip_longest

from kbtool.lint.comparison.article_changes import ArticleChange
from kbtool.lint.comparison.comparison import Comparison
from kbtool.lint.comparison.since import Since
from kbtool.lint.comparison.widening import Widened
from kbtool.report.counts import count
from kbtool.report.sections import render_sections

EXCERPT = 100
NOTHING = "Readers will notice nothing."


@dataclass(frozen=True, slots=True)
class ImpactSection:
    """One part of the answer."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """At least one; cells in the order of the columns."""
    verbatim: frozenset[int] = frozenset()
    """Numbers of the columns that hold paths, addresses and names for programs, from 0."""
    is_alarm: bool = False
    """Whether somebody has to look before anything else."""


def impact_sections(comparison: Comparison) -> list[ImpactSection]:
    """The parts that have something to say, the most dangerous first."""
    return [section for section in _sections(comparison) if section.rows]


def render_impact_text(since: Since) -> str:
    """The sections as aligned lines, without a line end at the end."""
    sections = [(item.heading, list(_lines(item))) for item in impact_sections(since.comparison)]
    return "\n\n".join(filter(None, [unreadable_note(since), render_sections(sections) if sections else NOTHING]))


def _lines(section: ImpactSection) -> Iterator[tuple[str, ...]]:
    """A cell with several lines goes on in rows of its own."""
    for row in section.rows:
        yield from zip_longest(*(cell.split("\n") for cell in row), fillvalue="")


def impact_members(since: Since) -> Mapping[str, object]:
    """The members of the JSON document: names and values as in `Comparison`."""
    found = since.comparison
    return {
        "commit": since.commit,
        "unreadable": since.unreadable or None,
        "articles": [asdict(item) for item in found.articles],
        "widened": [asdict(item) for item in found.widened],
        "settings": [asdict(item) for item in found.settings],
        "approvals": [asdict(item) for item in found.approvals],
        "stale_translations": [asdict(item) for item in found.stale],
        "redirects": [asdict(item) for item in found.redirects],
        "lost_addresses": [asdict(item) for item in found.lost],
    }


def unreadable_note(since: Since) -> str:
    """One sentence where everything counts as new; empty otherwise."""
    if not since.unreadable:
        return ""
    return f"The former state cannot be read, so everything counts as new and nothing as widened: {since.unreadable}"


def _sections(found: Comparison) -> Iterator[ImpactSection]:
    widened = tuple((_place(item), item.before, item.after, _what(item)) for item in found.widened)
    yield ImpactSection(
        "Text that becomes visible to a wider audience",
        ("where", "could be read by", "now by", "what"),
        widened,
        frozenset({0}),
        is_alarm=True,
    )
    settings = tuple((item.name, item.before, item.after) for item in found.settings)
    columns: tuple[str, ...] = ("setting", "before", "now")
    yield ImpactSection("Settings for all readers", columns, settings, frozenset({0}), is_alarm=True)
    columns = ("", "article", "address", "readers", "notes", "file")
    yield ImpactSection("Articles", columns, tuple(map(_article, found.articles)), frozenset({2, 5}))
    approvals = tuple(
        (item.name, item.handle or item.key, count(len(item.paths), "article")) for item in found.approvals
    )
    yield ImpactSection("Approval needed from", ("who", "known as", "for"), approvals, frozenset({1}))
    stale = tuple((item.path, item.source) for item in found.stale)
    columns = ("translation", "its source changed")
    yield ImpactSection("Translations that become stale", columns, stale, frozenset({0, 1}))
    redirects = tuple((item.former, item.goal, item.path) for item in found.redirects)
    yield ImpactSection("Redirects added", ("from", "to", "stated in"), redirects, frozenset({0, 1, 2}))
    lost = tuple((item.address, item.path) for item in found.lost)
    yield ImpactSection("Addresses that stop answering", ("address", "was"), lost, frozenset({0, 1}), is_alarm=True)


def _article(item: ArticleChange) -> tuple[str, ...]:
    """The address is that of the widest audience; the others read the same article at their own host."""
    address = next(iter(item.addresses.values()), "no page")
    readers = ", ".join(item.addresses)
    return (item.kind, item.title or item.path, address, readers, "\n".join(item.notes), item.path)


def _place(item: Widened) -> str:
    return f"{item.path}:{item.line}" if item.line else item.path


def _what(item: Widened) -> str:
    words = item.what if len(item.what) <= EXCERPT else f"{item.what[: EXCERPT - 1]}…"
    parts = [words or "the file", f"and {count(item.sentences - 1, 'sentence')} more" if item.sentences > 1 else ""]
    if item.sentences == 0 and item.what:
        parts[0] = f"the whole article: {words}"
    origin = f"(before: {item.origin})" if item.origin else ""
    return " ".join(filter(None, (*parts, origin)))
