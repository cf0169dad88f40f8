"""Who may read an article: the narrowest of all that is said, and nobody where anything cannot be read."""

from collections.abc import Sequence

from msgspec import Struct

from kbtool.content import rule_ids
from kbtool.content.article import Origin
from kbtool.diagnostics import Diagnostic, Severity, Span


class Floor(Struct, frozen=True):
    """An audience that is stated somewhere and that nothing below may widen."""

    audience: str
    origin: Origin
    is_source: bool = False
    """True where the article in the default language states it for its translation."""


class AudienceDecision(Struct, frozen=True):
    """Who may read one article."""

    audience: str | None
    """One of the configured audiences; None is nobody."""
    origin: Origin
    """Where it is stated."""
    diagnostics: tuple[Diagnostic, ...] = ()


def narrowest(audiences: Sequence[str], order: Sequence[str]) -> str | None:
    """The audience that stands last in `order` (widest first); None for no audience or one that is not in `order`."""
    if not audiences or any(audience not in order for audience in audiences):
        return None
    return max(audiences, key=order.index)


def decide_audience(
    path: str, own: Floor | None, span: Span | None, floors: Sequence[Floor], order: Sequence[str]
) -> AudienceDecision:
    """The narrowest of the article's own audience and the floors above it.

    Where the article states a wider one than a floor, that is a warning at `span`. Without any statement: nobody.
    """
    stated = [*([own] if own else []), *floors]
    audience = narrowest([floor.audience for floor in stated], order)
    if audience is None:
        return AudienceDecision(None, Origin(""))
    decisive = next(floor for floor in stated if floor.audience == audience)
    if own is None or own.audience == audience or span is None:
        return AudienceDecision(audience, decisive.origin)
    rule, what = rule_ids.WIDER_THAN_FOLDER, "folder"
    if decisive.is_source:
        rule, what = rule_ids.WIDER_THAN_SOURCE, "source"
    message = f"audience {own.audience} is wider than {audience}, the audience of its {what}"
    hint = f"write {audience}, or widen {decisive.origin.path}"
    return AudienceDecision(audience, decisive.origin, (rule.at(path, span, message, hint, Severity.WARNING),))
