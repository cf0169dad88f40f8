"""Whether there is any doubt about which lines of a body are fenced code.

The engine reads fences in lists, quotes and HTML in ways of its own. Where something hangs on it that a line is code,
only bodies in which nobody can differ will do.
"""

import re
from collections.abc import Sequence

from kbtool.content.markdown.verbatim import LineKind

DOUBTFUL = re.compile(
    r"`{3}|~{3}|<!|<\?|<(?:pre|script|style|textarea|xmp|math|svg)\b|</?[A-Za-z][^>]*$", re.IGNORECASE
)
"""What makes the engine and others differ, in a line outside code."""
OPENING = re.compile(r'([ ]*)(`{3,}|~{3,})(?: ?[A-Za-z][A-Za-z0-9_+#.-]*)?(?: [a-z_]+="[^"`]*")*')


def is_code_certain(lines: Sequence[str], kinds: Sequence[LineKind]) -> bool:
    """True where every fence stands alone below a blank line, opens and closes at one indentation with its text inside,
    and no HTML is in the way."""
    closing = prefix = before = ""
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not LineKind.CODE:
            if kind is LineKind.HTML or closing or DOUBTFUL.search(line):
                return False
        elif closing:
            if line.rstrip() == prefix + closing:
                closing = ""
            elif line.strip() and not line.startswith(prefix):
                return False
        else:
            match = OPENING.fullmatch(line)
            if match is None or before.strip():
                return False
            prefix, closing = match[1], match[2]
        before = line
    return not closing
