"""Most lines of a page stand in a thousand others as well: each is looked at once."""

from itertools import groupby

from kbtool.verify.fingerprints.tokens import GAP

LONG_LINE = 2_000
"""Bytes per line from which a page counts as written without line ends."""


class FreshLines:
    """Remembers the lines of files in which nothing was found."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.doubtful: list[str] = []
        """Those that may still be forgotten."""

    def take(self, text: str) -> str:
        """The lines that are new, with a gap for those that are not."""
        lines = text.split("\n")
        if len(text) > LONG_LINE * len(lines):
            lines = text.replace("><", ">\n<").split("\n")
        taken: list[str] = []
        fresh: list[str] = []
        for is_known, group in groupby(lines, self.known.__contains__):
            if is_known:
                taken.append(GAP)
            else:
                own = list(group)
                taken += own
                fresh += own
        self.known.update(fresh)
        self.doubtful += fresh
        return "\n".join(taken)

    def keep(self) -> None:
        """Nothing was found in what was taken since the last time."""
        self.doubtful = []

    def forget(self) -> None:
        """Something was found: those lines are looked at wherever they stand."""
        self.known.difference_update(self.doubtful)
        self.doubtful = []
