"""Safe ways to mend what reading reports."""

from kbtool.content import rule_ids
from kbtool.content.front_matter.loose_dates import possible_days
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.diagnostics import Diagnostic
from kbtool.lint.finding import Edit

QUOTES = ("'", '"')


def reading_edits(diagnostic: Diagnostic, kb: KnowledgeBase) -> tuple[Edit, ...]:
    """A date written in another way, where it can mean one day only, becomes `YYYY-MM-DD`; its quotes stay."""
    span = diagnostic.span
    if diagnostic.id != rule_ids.INVALID_DATE.id or span.line != span.end_line or diagnostic.path not in kb.texts:
        return ()
    text = kb.texts[diagnostic.path].text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]
    quote = text[0] if text[:1] in QUOTES and text.endswith(text[0]) else ""
    days = possible_days(text.strip(quote) if quote else text)
    return (Edit(span, f"{quote}{days[0].isoformat()}{quote}"),) if len(days) == 1 else ()
