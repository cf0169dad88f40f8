"""Goes through one table of fields and collects values, findings, and reasons to withhold the article."""

from typing import Any

from kbtool.content import rule_ids
from kbtool.content.front_matter.field_kinds import INDEX_FIELDS, NOT_INHERITED, check_length
from kbtool.content.front_matter.foreign_keys import find_foreign_meaning
from kbtool.content.front_matter.narrowing import narrower_value
from kbtool.content.front_matter.protective_keys import PROTECTIVE_KEYS, find_protective_look_alike
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.front_matter.typed_values import typed_value
from kbtool.content.front_matter.unfit_value import UnfitValueError
from kbtool.content.schema import TYPES
from kbtool.content.yaml.nodes import Entry, Items, Node, Scalar, Table
from kbtool.diagnostics import Diagnostic, Severity, Span, did_you_mean

ONE_ITEM_LISTS = ("tags", "keywords")
HINTS = {
    "draft": "write state: draft",
    "status": "write state; status belongs to the theme",
    "date": "write publish_on, updated_on, last_reviewed_on or effective_on",
    "lastmod": "write updated_on",
    "author": "write authors",
    "category": "the folder is the category; write also_in for further places",
    "slug": "the file name is the address; write id for a permanent identity",
    "aliases": "write redirect_from",
}
"""What to write instead of well-known keys of other tools."""


class FieldReader:
    """Reads one table: a front matter, or the `defaults` of an index."""

    def __init__(self, path: str, rules: ReadingRules, is_index: bool, in_defaults: bool = False) -> None:
        self.path = path
        self.rules = rules
        self.is_index = is_index
        self.in_defaults = in_defaults
        self.values: dict[str, Any] = {}
        self.spans: dict[str, Span] = {}
        self.diagnostics: list[Diagnostic] = []
        self.withheld: list[str] = []
        self.defaults: Table | None = None

    def read_table(self, table: Table) -> None:
        """Read every entry; what foreign keys ask for is applied to what the fields say."""
        foreign = [entry for entry in table.entries if not self.read_field(entry)]
        for entry in foreign:
            self.read_foreign(entry)

    def read_field(self, entry: Entry) -> bool:
        """Read an entry that is a field; False for another tool's key in a base that allows them."""
        name = self.field_name(entry.key)
        if name is None:
            return not self.rules.foreign_keys_allowed
        if (name in INDEX_FIELDS and not self.is_index) or (name in NOT_INHERITED and self.in_defaults):
            self.refuse_place(name, entry)
            return True
        try:
            value = self.value(name, entry.value)
        except UnfitValueError as problem:
            self.refuse_value(name, entry, problem)
            return True
        if value is not None:
            self.values[name] = value
            self.spans[name] = entry.value.span
            self.diagnostics.extend(check_length(self.path, name, value, entry.value.span, self.rules.lapse))
        return True

    def field_name(self, key: Scalar) -> str | None:
        """The field a key means; None when it is none."""
        text = key.text
        if text in TYPES:
            return text
        if self.rules.foreign_keys_allowed:
            lower = text.strip().casefold()
            return lower if lower in TYPES and lower not in PROTECTIVE_KEYS else None
        near = find_protective_look_alike(text, self.is_index)
        hint = f"did you mean {near}?" if near else HINTS.get(text.casefold(), "")
        hint = hint or did_you_mean(text, TYPES)
        self.withhold(rule_ids.UNKNOWN_KEY.at(self.path, key.span, f"unknown key {text[:60]}", hint))
        return None

    def value(self, name: str, node: Node) -> Any:
        """The typed value; None where the field is to be taken as absent. Raises UnfitValueError."""
        if name == "audience":
            return self.audience(node)
        if name == "defaults":
            self.defaults = node if isinstance(node, Table) else None
            if self.defaults is None:
                raise UnfitValueError(
                    rule_ids.WRONG_TYPE, node.span, "defaults is no mapping", "write `key: value` lines"
                )
            return None
        if self.rules.foreign_keys_allowed and name in ONE_ITEM_LISTS:
            node = self.tidy_list(name, node)
        return typed_value(name, TYPES[name], node)

    def audience(self, node: Node) -> str:
        """One of the configured audiences, letter by letter."""
        hint = f"use one of: {', '.join(self.rules.audiences)}"
        if not isinstance(node, Scalar):
            raise UnfitValueError(rule_ids.UNKNOWN_AUDIENCE, node.span, "audience is not one word", hint)
        if node.text not in self.rules.audiences:
            message = f"audience is {node.text[:60]}" if node.text.strip() else "audience is empty"
            raise UnfitValueError(rule_ids.UNKNOWN_AUDIENCE, node.span, message, hint)
        return node.text

    def tidy_list(self, name: str, node: Node) -> Node:
        """A list without its empty items; one word is a list of one."""
        if isinstance(node, Scalar) and node.text.strip():
            return Items((node,), node.span)
        if not isinstance(node, Items):
            return node
        kept = tuple(item for item in node.nodes if not isinstance(item, Scalar) or item.text.strip())
        if len(kept) < len(node.nodes):
            message = f"empty items in {name}"
            self.note(rule_ids.EMPTY_VALUE.at(self.path, node.span, message, "remove them", Severity.INFO))
        return Items(kept, node.span)

    def refuse_value(self, name: str, entry: Entry, problem: UnfitValueError) -> None:
        """A value that does not fit: withhold, or in a foreign base take the field as absent unless it protects."""
        if problem.span.line == problem.span.end_line and problem.span.column == problem.span.end_column:
            problem.span = entry.key.span
        if not self.rules.foreign_keys_allowed or name in PROTECTIVE_KEYS:
            self.withhold(problem.diagnostic(self.path))
            return
        is_empty = problem.rule is rule_ids.EMPTY_VALUE
        self.note(problem.diagnostic(self.path, Severity.INFO if is_empty else Severity.WARNING))

    def refuse_place(self, name: str, entry: Entry) -> None:
        """A field that does not belong where it stands."""
        message = f"{name} has no meaning in defaults" if self.in_defaults else f"{name} belongs in an index.md only"
        is_ours = not self.rules.foreign_keys_allowed
        severity = Severity.ERROR if is_ours else Severity.INFO
        finding = rule_ids.MISPLACED_FIELD.at(self.path, entry.key.span, message, "remove the line", severity)
        if is_ours:
            self.withhold(finding)
        else:
            self.note(finding)

    def read_foreign(self, entry: Entry) -> None:
        """A key of another tool: innocent, or one that protects there, or a protective one of ours written wrongly."""
        key = entry.key
        meaning = find_foreign_meaning(key.text, entry.value)
        near = None if meaning else find_protective_look_alike(key.text, self.is_index)
        if near:
            message = f"{key.text[:60]} looks like {near}"
            hint = f"write {near}, or rename the key if it means something else"
            self.withhold(rule_ids.LOOK_ALIKE_KEY.at(self.path, key.span, message, hint))
        elif meaning and meaning.withheld:
            hint = "write audience or state instead, or remove the line"
            self.withhold(
                rule_ids.FOREIGN_PROTECTIVE_KEY.at(self.path, key.span, meaning.withheld, hint, Severity.WARNING)
            )
        elif meaning and meaning.field:
            self.narrow(meaning.field, meaning.value, entry.value.span)

    def narrow(self, name: str, value: Any, span: Span) -> None:
        """Take a foreign key's value unless the field itself says something narrower."""
        own = self.values.get(name)
        if narrower_value(name, own, value) != own:
            self.values[name] = value
            self.spans[name] = span

    def withhold(self, finding: Diagnostic) -> None:
        """Report, and keep the article out of every edition."""
        self.note(finding)
        self.withheld.append(f"{finding.message} (line {finding.span.line})")

    def note(self, finding: Diagnostic) -> None:
        """Report."""
        self.diagnostics.append(finding)
