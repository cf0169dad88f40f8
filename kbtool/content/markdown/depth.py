"""How deep blocks stand inside one another: whoever reads them calls itself once for each layer."""

import re

from kbtool.content import rule_ids
from kbtool.content.markdown.verbatim import LineKind, lines_of
from kbtool.diagnostics import Diagnostic, Span

LAYER = re.compile(
    r"([ \t]*+)(?:>|[-*+:](?=[ \t])|\d{1,9}[.)](?=[ \t])|(?:!!!|\?\?\?\+?|===[!+]?|\[\^[^\]\n]{1,80}\]:)(?=[ \t]|$))"
)
"""A quote, item, definition, note, tab or footnote that opens on a line, and the indent before it."""
RULE = re.compile(r"[ \t>]*+([-*_])(?:[ \t]*+\1)*+[ \t]*+")
"""A thematic break, which may look like many items."""
INDENT = 4


def find_deep_block(path: str, body: str, body_line: int, limit: int) -> Diagnostic | None:
    """The first block of a body (its first line is `body_line` of the file) that lies deeper than `limit` layers."""
    lines, kinds = lines_of(body)
    deep = [(i, depth) for i, line in enumerate(lines) if len(line) > limit and (depth := _depth(line, limit)) > limit]
    if not deep:
        return None
    for i, _ in deep:
        if kinds[i] is LineKind.TEXT:
            message = f"blocks lie inside one another more than {limit} deep"
            span = Span.at(body_line + i, 1, len(lines[i]))
            return rule_ids.ARTICLE_TOO_DEEP.at(path, span, message, "flatten the list, quote or note")
    return None


def _depth(line: str, limit: int) -> int:
    """The layers that a line opens or lies in; counted no further than just past the limit."""
    depth = position = 0
    while depth <= limit and (match := LAYER.match(line, position)):
        depth += 1 + len(match[1].expandtabs(INDENT)) // INDENT
        position = match.end()
    return 0 if depth > limit and RULE.fullmatch(line) else depth
