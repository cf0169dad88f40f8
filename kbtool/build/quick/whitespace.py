"""Whitespace, a thirtieth of a conversion: lines of nothing but blanks are found by the line end before them.

The same lines; the library's expression looks at every character for whether a line end stands before it.
"""

import re

from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX

BLANK_LINE = re.compile(r"\n +(?=\n)")


class QuickWhitespace(NormalizeWhitespace):
    """Stands for `markdown.preprocessors.NormalizeWhitespace`."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without tabs, carriage returns and the characters that placeholders are made of."""
        text = "\n".join(lines).replace(STX, "").replace(ETX, "").replace("\r\n", "\n").replace("\r", "\n")
        text = f"{text}\n\n".expandtabs(self.md.tab_length)
        return BLANK_LINE.sub("\n", text).split("\n")
