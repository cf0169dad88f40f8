"""The account of a build: every Markdown file is a page or excluded with a reason."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kbtool.content.edition import Edition
from kbtool.report.counts import count
from kbtool.report.printable import printable
from kbtool.report.table import render_aligned

SHOWN_REASONS = 5


class EditionAccount(Protocol):
    """What became of the Markdown files of one edition, as `kbtool.build.account.Account` counts it."""

    @property
    def edition(self) -> Edition:
        """The audience and language."""

    @property
    def articles(self) -> int:
        """Markdown files of the language."""

    @property
    def pages(self) -> int:
        """Files that became a page."""

    @property
    def excluded(self) -> Mapping[str, int]:
        """Reason → files."""

    @property
    def made(self) -> int:
        """Pages that stand for no file."""

    @property
    def dead_links(self) -> int:
        """Links that became plain text."""

    @property
    def carried(self) -> int:
        """Pages that were not rendered: they are what they were in the last release."""


def render_account(accounts: Iterable[EditionAccount]) -> str:
    """One line for each edition, numbers below each other; no line end at the end.

    `public/en  28 articles = 24 pages + 4 excluded (2 for agents only, 2 draft); 12 pages more (…)`
    """
    shown = tuple(accounts)
    articles = _counts([account.articles for account in shown], "article")
    pages = _counts([account.pages for account in shown], "page")
    excluded = _counts([sum(account.excluded.values()) for account in shown], "")
    columns = zip(shown, articles, pages, excluded, strict=True)
    return render_aligned([(str(item.edition), f"{a} = {p} + {e}{_rest(item)}") for item, a, p, e in columns])


def _counts(numbers: Sequence[int], word: str) -> list[str]:
    """Each number with its word, flush right and padded."""
    texts = [count(number, word) if word else str(number) for number in numbers]
    width = len(str(max(numbers, default=0)))
    padded = [" " * (width - len(str(number))) + text for number, text in zip(numbers, texts, strict=True)]
    longest = max(map(len, padded), default=0)
    return [text.ljust(longest) for text in padded]


def _rest(account: EditionAccount) -> str:
    reasons = f" ({_reasons(account.excluded)})" if account.excluded else ""
    more = f"; {count(account.made, 'page')} more (sections, tags, search, not found)"
    dead = f"; {count(account.dead_links, 'link')} without a target" if account.dead_links else ""
    rendered = account.pages + account.made - account.carried
    carried = f"; {rendered} rendered, {account.carried} carried over" if account.carried else ""
    return f" excluded{reasons}{more}{dead}{carried}"


def _reasons(excluded: Mapping[str, int]) -> str:
    """Reasons of the same kind (what stands before the colon) together, the most frequent first."""
    kinds: Counter[str] = Counter()
    for reason, number in excluded.items():
        kinds[reason.partition(": ")[0]] += number
    shown = [f"{number} {printable(kind)}" for kind, number in kinds.most_common(SHOWN_REASONS)]
    rest = kinds.total() - sum(number for _, number in kinds.most_common(SHOWN_REASONS))
    return ", ".join([*shown, f"{rest} for other reasons"] if rest else shown)
