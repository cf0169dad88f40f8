"""What is wrong with the includes of an article: for each edition that shows it, and told once."""

from dataclasses import replace

from kbtool.content.article import Article
from kbtool.content.audience_blocks import cut_audience_blocks
from kbtool.content.expansion import SharedTexts, expand
from kbtool.content.include_blocks import POSSIBLE
from kbtool.content.rule_ids import BROKEN_INCLUDE
from kbtool.diagnostics import Diagnostic, Span

MOST = 20
"""No more findings than this from one article."""


def with_includes(article: Article, texts: SharedTexts) -> tuple[Article, list[Diagnostic]]:
    """The article with the files that it shows to anybody; and why it cannot be shown.

    A fault in what only few readers see keeps the article from all, as that of an audience block does.
    """
    order = texts.settings.audiences
    if not POSSIBLE.search(article.body) or article.fields.audience not in order:
        return article, []
    paths: set[str] = set()
    found: dict[int, Diagnostic] = {}
    for audience in order[order.index(article.fields.audience) :]:
        body, _ = cut_audience_blocks(article.path, article.body, article.body_line, audience, order)
        expanded = expand(article, body, texts, audience)
        paths.update(expanded.paths)
        for fault in expanded.faults:
            span = _span(article, body.split("\n")[fault.line])
            error = BROKEN_INCLUDE.at(article.path, span, fault.message, fault.hint)
            found.setdefault(span.line, error)
    return replace(article, includes=tuple(sorted(paths))), list(found.values())[:MOST]


def _span(article: Article, line: str) -> Span:
    """Where the file first holds this line."""
    index = article.body.split("\n").index(line)
    start = len(line) - len(line.lstrip()) + 1
    return Span.at(article.body_line + index, start, max(1, len(line.strip())))
