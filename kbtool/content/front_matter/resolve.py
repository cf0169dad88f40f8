"""The effective values of an article: its own, else inherited, each with its origin."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from kbtool.content import rule_ids
from kbtool.content.article import Origin
from kbtool.content.audience import AudienceDecision, Floor, decide_audience
from kbtool.content.front_matter.derived_title import title_from_path
from kbtool.content.front_matter.field_kinds import NOT_INHERITED, TRANSLATED_FIELDS
from kbtool.content.front_matter.fields import RawFields
from kbtool.content.front_matter.folder_rules import FolderRules, folder_rules
from kbtool.content.front_matter.narrowing import NARROWED_FIELDS, narrower_value
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.schema import BUILT_IN, Fields
from kbtool.diagnostics import START, Diagnostic, Severity

PARTLY_TRANSLATED = ("attachments",)
"""Fields that a translation may state again, because a part of them has words."""


class Text(Struct, frozen=True):
    """Where an article stands and what it says: enough to give it a title."""

    key: str
    """As `Article.key`."""
    heading: tuple[str, int] | None = None
    """The first heading that everybody may read, and its line in the body."""
    body_line: int = 1


class Resolved(Struct, frozen=True):
    """The effective values of one article."""

    fields: Fields
    """`audience` is None, which is nobody, for every article that is withheld."""
    origins: Mapping[str, Origin]
    """Field name → where its value comes from; fields that nobody set are not here."""
    diagnostics: tuple[Diagnostic, ...]
    """What resolving found; what reading found is in `RawFields`."""
    withheld: tuple[str, ...]
    """Why the article is in no edition; empty when nothing speaks against it."""
    path: str


def resolve(
    own: RawFields,
    text: Text,
    chain: Sequence[FolderRules],
    configured: RawFields,
    rules: ReadingRules,
    source: Resolved | None = None,
) -> Resolved:
    """The effective values of the file `own`.

    `chain` is what `find_folder_chain` gives, `configured` what `configured_defaults` gives, and `source` the resolved
    article in the default language, for its translations only. A value comes from the file; for the untranslated fields
    of a translation from its source; else from the nearest folder; else from the configuration.
    """
    if own.defaults:
        chain = (_own_folder(own), *chain)
    resolver = _Resolver(own, chain, configured, rules, source)
    for name in resolver.stated_names():
        resolver.resolve_field(name)
    resolver.resolve_title(text)
    decision = resolver.resolve_audience()
    withheld = resolver.reasons(decision)
    resolver.values["audience"] = None if withheld else decision.audience
    resolver.values["defaults"] = dict(own.defaults.values) if own.defaults else {}
    return Resolved(Fields(**resolver.values), resolver.origins, tuple(resolver.diagnostics), withheld, own.path)


def _own_folder(own: RawFields) -> FolderRules:
    """An index takes the values it gives to what stands below; its audience only where it states none of its own."""
    below = folder_rules(own)
    return FolderRules(own.path, below.defaults, () if "audience" in own.values else below.floors)


class _Resolver:
    """Collects values and origins of one article."""

    def __init__(
        self,
        own: RawFields,
        chain: Sequence[FolderRules],
        configured: RawFields,
        rules: ReadingRules,
        source: Resolved | None,
    ) -> None:
        self.own = own
        self.chain = chain
        self.configured = configured
        self.rules = rules
        self.source = source
        self.values: dict[str, Any] = dict(BUILT_IN)
        self.origins: dict[str, Origin] = {}
        self.diagnostics: list[Diagnostic] = []

    def stated_names(self) -> list[str]:
        """The fields that somebody states, in the order of the model."""
        names = {*self.own.values, *self.configured.values, *(self.source.origins if self.source else ())}
        names.update(*(folder.defaults.values for folder in self.chain))
        return [name for name in BUILT_IN if name in names]

    def resolve_field(self, name: str) -> None:
        """The value of one field, from the first place that has it."""
        value, origin = self.stated(name)
        if origin is not None:
            self.origins[name] = origin
            self.values[name] = value

    def stated(self, name: str) -> tuple[Any, Origin | None]:
        own = self.own.values.get(name)
        if self.source is None or name in TRANSLATED_FIELDS or name == "audience":
            return (own, _origin(self.own, name)) if own is not None else self.inherited(name)
        return self.from_source(name, own, self.source)

    def from_source(self, name: str, own: Any, source: Resolved) -> tuple[Any, Origin | None]:
        """An untranslated field of a translation."""
        origin = source.origins.get(name)
        theirs = getattr(source.fields, name) if origin else None
        if own is not None and name in PARTLY_TRANSLATED:
            return own, _origin(self.own, name)
        if own is not None and own != theirs:
            if name in NARROWED_FIELDS:
                value = narrower_value(name, own, theirs)
                return value, _origin(self.own, name) if value == own else origin
            if self.rules.foreign_keys_allowed:
                return own, _origin(self.own, name)
            self.report_ignored(name, source)
        return (theirs, origin) if origin else self.inherited(name)

    def report_ignored(self, name: str, source: Resolved) -> None:
        message = f"{name} is the same in all languages and comes from {source.path}"
        hint = f"remove it here; set it in {source.path} if it must change"
        self.diagnostics.append(
            rule_ids.UNTRANSLATED_FIELD.at(self.own.path, self.own.spans[name], message, hint, Severity.WARNING)
        )

    def inherited(self, name: str) -> tuple[Any, Origin | None]:
        if name in NOT_INHERITED or name == "audience":
            return None, None
        for folder in self.chain:
            if name in folder.defaults.values:
                return folder.defaults.values[name], _origin(folder.defaults, name)
        if name in self.configured.values:
            return self.configured.values[name], Origin(self.configured.path)
        return None, None

    def resolve_title(self, text: Text) -> None:
        """A title for an article that states none: its first heading, else its name."""
        if "title" in self.origins:
            return
        heading = text.heading
        title, line = (heading[0], heading[1] + text.body_line - 1) if heading else (title_from_path(text.key), 0)
        self.values["title"] = title
        self.origins["title"] = Origin(self.own.path, line)
        if self.own.withheld:
            return
        severity = Severity.INFO if self.rules.foreign_keys_allowed else Severity.ERROR
        message = f"title is missing, taken from the {'first heading' if heading else 'file name'}: {title[:60]}"
        self.diagnostics.append(
            rule_ids.MISSING_TITLE.at(self.own.path, START, message, "add a title to the front matter", severity)
        )

    def resolve_audience(self) -> AudienceDecision:
        stated = self.own.values.get("audience")
        own = Floor(stated, _origin(self.own, "audience")) if stated else None
        floors = [floor for folder in self.chain for floor in folder.floors]
        if self.source and self.source.fields.audience:
            origin = self.source.origins.get("audience", Origin(self.source.path))
            floors.append(Floor(self.source.fields.audience, origin, is_source=True))
        if not own and not floors and "audience" in self.configured.values:
            floors.append(Floor(self.configured.values["audience"], Origin(self.configured.path)))
        span = self.own.spans.get("audience")
        decision = decide_audience(self.own.path, own, span, floors, self.rules.audiences)
        self.diagnostics.extend(decision.diagnostics)
        if decision.audience:
            self.origins["audience"] = decision.origin
        return decision

    def reasons(self, decision: AudienceDecision) -> tuple[str, ...]:
        """Why nobody may see the article."""
        reasons = [*self.own.withheld, *(folder.withheld for folder in self.chain if folder.withheld)]
        reasons += [f"mkdocs.yml: {reason}" for reason in self.configured.withheld]
        if self.source and self.source.withheld:
            reasons.append(f"its source {self.source.path} is withheld: {self.source.withheld[0]}")
        if decision.audience is None and not reasons:
            reasons.append("nobody: no audience is stated")
            hint = (
                f"add audience to the file or to the defaults of an index.md above: {', '.join(self.rules.audiences)}"
            )
            self.diagnostics.append(rule_ids.MISSING_AUDIENCE.at(self.own.path, START, "audience is missing", hint))
        return tuple(dict.fromkeys(reasons))


def _origin(fields: RawFields, name: str) -> Origin:
    return Origin(fields.path, fields.spans[name].line)
