"""Fields an article should have and has not."""

from collections.abc import Iterator

from kbtool.content import rule_ids
from kbtool.content.article import Article
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.schema import State
from kbtool.diagnostics import START, Diagnostic, Severity


def missing_fields(article: Article, rules: ReadingRules) -> Iterator[Diagnostic]:
    """A finding for each: warnings in our own bases, notes in foreign ones.

    A missing title or audience is reported by `resolve`, which has to do something about it.
    """
    severity = Severity.INFO if rules.foreign_keys_allowed else Severity.WARNING
    fields = article.fields
    is_published = fields.state is State.PUBLISHED
    missing = (
        (fields.owner is None, rule_ids.MISSING_OWNER, "owner", "name who answers for it, a key of owners.yml"),
        (fields.state is None, rule_ids.MISSING_STATE, "state", "write state: published to publish it"),
        (
            is_published and fields.description is None,
            rule_ids.MISSING_DESCRIPTION,
            "description",
            "say in one or two sentences what the reader finds",
        ),
        (
            is_published and not article.is_index and fields.last_reviewed_on is None,
            rule_ids.MISSING_REVIEW_DATE,
            "last_reviewed_on",
            "write the day somebody last checked that it is true",
        ),
    )
    for is_missing, rule, name, hint in missing:
        if is_missing:
            yield rule.at(article.path, START, f"{name} is missing", hint, severity)
