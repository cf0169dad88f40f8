"""What the rules about leaks have in common: the search is one for all of them, each reports its kind."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from kbtool.verify.finding import Finding
from kbtool.verify.leak import Leak
from kbtool.verify.rule import Rule
from kbtool.verify.site import Site

MOST_FILES = 10
"""Findings about one source; a title in the navigation stands on every page."""


class LeakRule(Rule):
    """Reports the leaks of one form."""

    names_article = False
    form: ClassVar[str]
    """Which leaks: a `Kind` or a `Form`."""
    says: ClassVar[str]
    """The message: `{words}`, `{source}` and `{readers}` are filled in."""

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding for each file and source, and a number for the rest where there are many."""
        own = [leak for leak in site.leaks if leak.form == self.form]
        totals = Counter(leak.origin for leak in own)
        seen: Counter[object] = Counter()
        for leak in own:
            seen[leak.origin] += 1
            if seen[leak.origin] <= MOST_FILES:
                rest = totals[leak.origin] - MOST_FILES if seen[leak.origin] == MOST_FILES else 0
                yield Finding(leak.path, self._message(leak, rest))

    def _message(self, leak: Leak, rest: int) -> str:
        place = f" (in {leak.where})" if leak.where else ""
        more = f", and so do {rest} more files" if rest else ""
        source, readers = leak.origin.path, leak.origin.readers
        return self.says.format(words=leak.words, source=source, readers=readers) + place + more
