"""Links and code within a line, a tenth of a conversion: brackets and backticks are found by an expression.

The same, because the libraries look at one character after the other for them alone; what has brackets or quotation
marks inside of its brackets is left to them. Their own expressions ask at every character of a text for what stands
before it; those here begin with the sign itself, for which Python looks fifteen times as fast.
"""

import re

from markdown.inlinepatterns import ImageInlineProcessor, LinkInlineProcessor
from pymdownx.inlinehilite import InlineHilitePattern

SAME = {
    r"(?<!\!)\[": re.compile(r"\[(?<!!\[)"),
    r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)": re.compile(r"`(?<!\\`)|(\\(?<!\\\\)\\(?:\\{2})*)(?=`)"),
}
"""Expression of a pattern → one that finds the same, with the same group."""
PLAIN_TEXT = re.compile(r"[^\[\]]*\]")
PLAIN_ADDRESS = re.compile(r"\(([^()'\"<]*)\)")
TICKS = re.compile("`+")


class QuickLink(LinkInlineProcessor):
    """Stands for `markdown.inlinepatterns.LinkInlineProcessor`."""

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802 - the name is Python-Markdown's
        """What a link begins with."""
        return SAME.get(self.pattern, self.compiled_re)

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """What stands before the closing bracket, where that ends, and whether there is one."""
        found = PLAIN_TEXT.match(data, index)
        return (data[index : found.end() - 1], found.end(), True) if found else super().getText(data, index)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address and the title in parentheses, where they end, and whether they do."""
        found = PLAIN_ADDRESS.match(data, index)
        if found:
            return self.unescape(found[1]).strip(), None, found.end(), True
        return super().getLink(data, index)


class QuickImage(QuickLink, ImageInlineProcessor):
    """Stands for `markdown.inlinepatterns.ImageInlineProcessor`."""


class QuickCode(InlineHilitePattern):  # type: ignore[misc]
    """Stands for `pymdownx.inlinehilite.InlineHilitePattern`."""

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802
        """What code begins with, or backslashes before a backtick that stand for themselves."""
        own: re.Pattern[str] = self.compiled_re
        return SAME.get(self.pattern, own)

    def find_code_spans(self, start: int, text: str) -> tuple[int, int | None]:
        """Where the code begins and ends; no end where it has none."""
        opening = TICKS.match(text, start)
        begin = opening.end() if opening else start
        size, longest, end = begin - start, 0, 0
        for run in TICKS.finditer(text, begin):
            length = run.end() - run.start()
            if length == size:
                return begin, run.start()
            if length > longest:
                longest, end = length, run.end()
        if 0 < longest < size:
            return begin - (size - longest), end - longest
        return begin + size, None
