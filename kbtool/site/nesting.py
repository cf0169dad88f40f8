"""Whether HTML nests so deep that parsing it would take forever.

The HTML Standard's parser is quadratic in depth: 100,000 nested `<div>` took it 49 seconds. It also opens formatting
elements that were left open again in every later paragraph.
"""

import re
from functools import lru_cache

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
NEVER_NESTED = re.compile(
    r"area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|path|r[pt]|source|t(?:body|[dhr]|foot|head)|track|wbr"
)
"""Elements without content, and those that the next of their kind closes."""
FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
SMALL = 1_000
"""Up to so many tags nothing can take long."""
MAXIMUM_MEAN_DEPTH = 60
MAXIMUM_FORMATTING_DEPTH = 30
"""Documentation that people wrote stays below 20 and 5."""


def is_too_deep(html: str) -> bool:
    """True when the text has many tags and its elements nest deeper than a document for people ever does."""
    if html.count("<") <= SMALL:
        return False
    opened: dict[str, int] = {}
    tags = depth = formatting = total = 0
    for is_end, written in TAG.findall(html):
        name = _nesting_name(written)
        if not name:
            continue
        before = opened.get(name, 0)
        if is_end and not before:
            continue
        step = -1 if is_end else 1
        opened[name] = before + step
        depth += step
        if name in FORMATTING:
            formatting += step
            if formatting > MAXIMUM_FORMATTING_DEPTH:
                return True
        tags += 1
        total += depth
    return total > MAXIMUM_MEAN_DEPTH * max(tags, SMALL)


@lru_cache
def _nesting_name(written: str) -> str:
    """The name of an element in lower case; empty for one that nothing nests in."""
    name = written.lower()
    return "" if NEVER_NESTED.fullmatch(name) else name
