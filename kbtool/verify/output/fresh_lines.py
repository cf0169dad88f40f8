"""Most lines of a page stand in a thousand others as well: each is looked at once."""

from kbtool.verify.fingerprints.tokens import GAP

LONG_LINE = 2_000
"""Bytes per line from which a page counts as written without line ends."""


class FreshLines:
    """Remembers the lines of files in which nothing was found."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.pending: list[str] = []

    def take(self, text: str) -> str:
        """The lines that are new, with a gap for those that are not."""
        lines = text.split("\n")
        if len(text) > LONG_LINE * len(lines):
            lines = text.replace("><", ">\n<").split("\n")
        known = self.known
        fresh: list[str] = []
        self.pending = []
        is_gap = False
        for line in lines:
            if line in known:
                is_gap = True
                continue
            if is_gap:
                fresh.append(GAP)
                is_gap = False
            fresh.append(line)
            self.pending.append(line)
        return "\n".join(fresh)

    def remember(self) -> None:
        """Nothing was found in what was taken last."""
        self.known.update(self.pending)
        self.pending = []

    def forget(self) -> None:
        """Something was found: its lines are looked at wherever they stand."""
        self.pending = []
