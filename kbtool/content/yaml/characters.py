"""Characters that have no business in front matter.

They hide text, or end a line for one reader and not for another.
"""

import re
from collections.abc import Iterator

from kbtool.content import rule_ids
from kbtool.content.yaml.positions import Positions
from kbtool.diagnostics import Diagnostic

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Controls, the line ends that YAML 1.1 knows and editors do not show, halves of surrogate pairs, non-characters."""
ESCAPED_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What an escape in double quotes may not bring in either: XML and HTML cannot hold it."""
TABBED = re.compile(r"^ *(\t[ \t]*)(?=[^ \t\n])", re.MULTILINE)


def find_refused_characters(path: str, positions: Positions) -> Iterator[Diagnostic]:
    """The first control character, and the first tab that indents a line."""
    control = REFUSED.search(positions.text)
    if control:
        name = f"U+{ord(control.group()):04X}"
        span = positions.span(control.start(), control.end())
        hint = "remove the character; it cannot be seen"
        yield rule_ids.CONTROL_CHARACTER.at(path, span, f"a control character ({name})", hint)
    tab = TABBED.search(positions.text)
    if tab:
        span = positions.span(tab.start(1), tab.end(1))
        yield rule_ids.TAB_INDENTATION.at(path, span, "a tab indents the line", "indent with spaces")
