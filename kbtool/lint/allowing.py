"""Takes out of the findings what allowances allow, and reports the allowances that are of no use."""

from collections.abc import Iterable, Iterator
from typing import Any

from kbtool.content import rule_ids
from kbtool.content.rule_ids import RuleId
from kbtool.content.source_lines import with_source_lines
from kbtool.diagnostics import Severity, Span
from kbtool.lint.allowance import Allowance, Names, find_allowances
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit
from kbtool.lint.linting import Reported
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Rule

UNUSED = RuleId("KB190", "unused-allowance")
EXPIRED = RuleId("KB191", "expired-allowance")
BROKEN = RuleId("KB192", "broken-allowance")
AUDIENCE_FAMILY = "KB9"
"""No comment may silence what protects restricted articles."""


def names_of(rules: Iterable[type[Rule[Any]]]) -> Names:
    """The names that comments may allow, and those they may not."""
    reading = {item.name for item in vars(rule_ids).values() if isinstance(item, RuleId)}
    rules = tuple(rules)
    protective = {rule.rule_name() for rule in rules if rule.id.startswith(AUDIENCE_FAMILY)}
    return Names({rule.rule_name() for rule in rules} - protective, reading | protective)


def without_allowed(context: Context, reported: Iterable[Reported], rules: Iterable[type[Rule[Any]]]) -> list[Reported]:
    """The findings that no comment allows and those about the comments, by path and place.

    `rules` are all there are, whether they were run or not.
    """
    names = names_of(rules)
    by_path: dict[str, list[Reported]] = {}
    for item in reported:
        by_path.setdefault(item.diagnostic.path, []).append(item)
    for manuscript in context.manuscripts:
        allowances = tuple(find_allowances(manuscript, names))
        if allowances:
            own = by_path.get(manuscript.path, [])
            by_path[manuscript.path] = list(_remaining(own, allowances, manuscript, context))
    found = (item for items in by_path.values() for item in items)
    return sorted(found, key=lambda item: item.diagnostic.sort_key)


def _remaining(
    reported: Iterable[Reported], allowances: tuple[Allowance, ...], manuscript: Manuscript, context: Context
) -> Iterator[Reported]:
    used: set[tuple[Allowance, str]] = set()
    for item in reported:
        name, line = item.diagnostic.name, item.diagnostic.span.line
        covering = [allowance for allowance in allowances if allowance.covers(name, line, context.today)]
        used.update((allowance, name) for allowance in covering)
        if not covering:
            yield item
    for allowance in allowances:
        unused = [name for name in allowance.names if (allowance, name) not in used]
        yield from _about(allowance, unused, manuscript, context)


def _about(allowance: Allowance, unused: list[str], manuscript: Manuscript, context: Context) -> Iterator[Reported]:
    for mistake in allowance.mistakes:
        yield _report(BROKEN, allowance.span, manuscript, mistake.message, mistake.hint)
    if not unused:
        return
    if allowance.is_expired(context.today):
        message = f"the allowance of {', '.join(unused)} ended on {allowance.until}"
        yield _report(EXPIRED, allowance.span, manuscript, message, "mend what it allowed, or give it a new date")
    elif len(unused) == len(allowance.names) and not allowance.mistakes:
        edits = (Edit(_whole_lines(allowance.span, manuscript.lines), ""),)
        message = f"allows {', '.join(unused)}, which is not reported here"
        yield _report(UNUSED, allowance.span, manuscript, message, "remove the comment", edits)
    else:
        message = f"allows {', '.join(unused)}, which is not reported here"
        yield _report(UNUSED, allowance.span, manuscript, message, "remove the name from the comment")


def _report(
    rule: RuleId, span: Span, manuscript: Manuscript, message: str, hint: str, edits: tuple[Edit, ...] = ()
) -> Reported:
    diagnostic = rule.at(manuscript.path, span, message, hint, Severity.WARNING)
    (with_line,) = with_source_lines((diagnostic,), manuscript.text)
    return Reported(with_line, edits)


def _whole_lines(span: Span, lines: list[str]) -> Span:
    """The comment with its lines where nothing else stands on them, and one of two empty lines around it."""
    before, after = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
    if (before + after).strip() or span.end_line == len(lines):
        return span
    end = span.end_line + 1
    stands_free = span.line == 1 or not lines[span.line - 2].strip()
    if stands_free and end < len(lines) and not lines[end - 1].strip():
        end += 1
    return Span(span.line, 1, end, 1)
