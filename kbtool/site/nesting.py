"""Whether HTML nests so deep that parsing it would take forever.

The HTML Standard's parser is quadratic in depth: 100,000 nested `<div>` took it 49 seconds. It also opens formatting
elements that were left open again in every later paragraph.
"""

import re

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
NEVER_NESTED = re.compile(
    r"area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|path|r[pt]|source|t(?:body|[dhr]|foot|head)|track|wbr"
)
"""Elements without content, and those that the next of their kind closes."""
FORMATTING = re.compile(r"a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u")
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
    for match in TAG.finditer(html):
        name = match[2].lower()
        if NEVER_NESTED.fullmatch(name):
            continue
        step = -1 if match[1] else 1
        if step < 0 and not opened.get(name):
            continue
        opened[name] = opened.get(name, 0) + step
        depth += step
        formatting += step if FORMATTING.fullmatch(name) else 0
        if formatting > MAXIMUM_FORMATTING_DEPTH:
            return True
        tags, total = tags + 1, total + depth
    return total > MAXIMUM_MEAN_DEPTH * max(tags, SMALL)
