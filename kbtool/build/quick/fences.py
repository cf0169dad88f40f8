"""Fenced code: most lines neither begin with blanks nor with `>`, and most articles that have no fence need no search.

The same, because what a line begins with is all that the two functions look at.
"""

from pymdownx.superfences import PREFIX_CHARS, SuperFencesBlockPreprocessor


class QuickFences(SuperFencesBlockPreprocessor):  # type: ignore[misc]
    """Stands for `pymdownx.superfences.SuperFencesBlockPreprocessor`."""

    def search_nested(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder for each block of code."""
        if not any("```" in line or "~~~" in line for line in lines):
            return lines
        return super().search_nested(lines)  # type: ignore[no-any-return]

    def parse_whitespace(self, line: str) -> str:
        """What a line outside of a fence begins with."""
        if line.startswith(PREFIX_CHARS):
            return super().parse_whitespace(line)  # type: ignore[no-any-return]
        self.ws_len = self.ws_virtual_len = 0
        return ""

    def parse_fence_line(self, line: str) -> tuple[str, str]:
        """What a line inside of a fence begins with, as far as the fence itself is indented, and its rest."""
        if self.ws_virtual_len and line.startswith(PREFIX_CHARS):
            return super().parse_fence_line(line)  # type: ignore[no-any-return]
        return "", line
