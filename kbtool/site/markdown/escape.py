"""Text that means nothing but itself in Markdown (CommonMark 0.31)."""

import re

BLANKS = re.compile(r"[ \t\n\r\f]+")
"""White space of HTML; a space that does not break is none."""
SPECIAL = re.compile(r"[\\`\[\]]|(?<! )\*|\*(?! )|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~")
"""What could be taken for markup where it stands: `snake_case`, `2 * 3` and `a < b` cannot."""
LINE_START = re.compile(r"(#{1,6}|[-+*])(?=\s|$)|>|(?=([-=_*]))(?:\2[ \t]*)+$|[-:|][-:| ]*$|~~~")
ORDINAL = re.compile(r"(\d{1,9})([.)])(?=\s|$)")

CLOSING_HASHES = re.compile(r"(?<![^ ])#+$")
"""Hashes at the end of a heading that stand alone: they would only close it."""


def escaped_text(text: str) -> str:
    """The text of an HTML text node, blanks collapsed."""
    return SPECIAL.sub(r"\\\g<0>", BLANKS.sub(" ", text))


def escaped_line(line: str) -> str:
    """A line of escaped text that begins neither a list nor a heading nor anything else."""
    if LINE_START.match(line):
        return f"\\{line}"
    return ORDINAL.sub(r"\1\\\2", line, count=1) if ORDINAL.match(line) else line


def escaped_heading(text: str) -> str:
    """The escaped text of a heading that keeps its last word."""
    return CLOSING_HASHES.sub(r"\\\g<0>", text)


def fenced(text: str, info: str = "") -> str:
    """A block of code."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{info}\n{text}\n{fence}"


def code_span(text: str) -> str:
    """Code in a line."""
    text = BLANKS.sub(" ", text)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip() else ""
