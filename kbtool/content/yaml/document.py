"""Strict YAML: a subset in which every scalar stays the text that was written, with its place in the file.

Built on PyYAML's events and never on its constructors, so nothing is typed, resolved or executed. Refused: duplicate
keys (also in another letter case), anchors, aliases, merge keys, tags, directives, several documents, keys that are not
text or empty, deep nesting, tabs in indentation, control characters.
"""

from collections.abc import Iterator
from unicodedata import normalize

import yaml

from kbtool.content import rule_ids
from kbtool.content.yaml.characters import ESCAPED_CONTROL, find_refused_characters
from kbtool.content.yaml.lines import table_of_lines
from kbtool.content.yaml.nodes import Entry, Items, Node, Scalar, Table, type_of_node
from kbtool.content.yaml.positions import Positions
from kbtool.content.yaml.problems import diagnose_yaml_problem
from kbtool.diagnostics import Diagnostic, Span

MAX_DEPTH = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        self.span = span


def parse_yaml(path: str, text: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The only document in `text`, whose first line is line `first_line` of the file `path`.

    Returns None with the diagnostics when anything was refused, and None without any for an empty document.
    Line ends must be `\\n`. Never raises.
    """
    positions = Positions(text, first_line)
    refused = tuple(find_refused_characters(path, positions))
    if refused:
        return None, refused
    if table := table_of_lines(text, first_line):
        return table, ()
    reader = _Reader(path, positions)
    node: Node | None = None
    try:
        node = reader.read_document()
    except _TooDeepError as problem:
        message = f"nested more than {MAX_DEPTH} levels deep"
        reader.problems.append(rule_ids.YAML_TOO_DEEP.at(path, problem.span, message, "flatten the value"))
    except (yaml.YAMLError, ValueError, RecursionError, MemoryError) as problem:
        reader.problems.append(diagnose_yaml_problem(path, positions, problem))
    return (None, tuple(reader.problems)) if reader.problems else (node, ())


class _Reader:
    """Turns the events of one text into nodes and collects what it refuses."""

    def __init__(self, path: str, positions: Positions) -> None:
        self.path = path
        self.positions = positions
        self.problems: list[Diagnostic] = []
        self.events: Iterator[yaml.Event] = iter(yaml.parse(positions.text, Loader=LOADER))

    def read_document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self.refuse(rule_ids.YAML_DIRECTIVE, self.span(event), "a YAML directive", "remove the line")
                if documents == 2:
                    hint = "keep one document, without a line of --- in it"
                    self.refuse(rule_ids.SEVERAL_DOCUMENTS, self.span(event), "a second YAML document", hint)
            elif not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                node = self.read_node(event, 1)
        if isinstance(node, Scalar) and node.plain and not node.text:
            return None
        return node

    def read_node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _TooDeepError(self.span(event))
        self.refuse_references(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.read_items(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.read_table(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event)
        return Scalar("", self.span(event), False)

    def read_scalar(self, event: yaml.ScalarEvent) -> Scalar:
        hidden = ESCAPED_CONTROL.search(event.value)
        if hidden:
            message = f"a control character (U+{ord(hidden.group()):04X})"
            self.refuse(rule_ids.CONTROL_CHARACTER, self.span(event), message, "remove it; it cannot be shown")
        return Scalar(event.value, self.span(event), event.style in (None, ""))

    def read_items(self, start: yaml.Event, depth: int) -> Items:
        nodes: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Items(tuple(nodes), self.span(start, event))
            nodes.append(self.read_node(event, depth + 1))
        return Items(tuple(nodes), self.span(start))

    def read_table(self, start: yaml.Event, depth: int) -> Table:
        entries: list[Entry] = []
        seen: dict[str, Scalar] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return Table(tuple(entries), self.span(start, event))
            key = self.read_node(event, depth + 1)
            value = self.read_node(next(self.events), depth + 1)
            if self.is_usable_key(key, seen) and isinstance(key, Scalar):
                entries.append(Entry(key, value))
        return Table(tuple(entries), self.span(start))

    def is_usable_key(self, key: Node, seen: dict[str, Scalar]) -> bool:
        if not isinstance(key, Scalar):
            self.refuse(rule_ids.NON_TEXT_KEY, key.span, f"a key is {type_of_node[type(key)]}", "make the key a word")
            return False
        if not key.text.strip():
            self.refuse(rule_ids.EMPTY_KEY, key.span, "an empty key", "write a name before the colon")
            return False
        if key.plain and key.text == "<<":
            self.refuse(rule_ids.YAML_MERGE_KEY, key.span, "a merge key (<<)", "write the values out")
            return False
        folded = normalize("NFC", key.text).casefold()
        first = seen.setdefault(folded, key)
        if first is not key:
            self.refuse(rule_ids.DUPLICATE_KEY, key.span, _twice(first, key), "keep one of them")
            return False
        return True

    def refuse_references(self, event: yaml.Event) -> None:
        span = self.span(event)
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out; put text that starts with * in quotes"
            self.refuse(rule_ids.YAML_ALIAS, span, f"an alias (*{event.anchor})", hint)
            return
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            hint = "remove it; put text that starts with & in quotes"
            self.refuse(rule_ids.YAML_ANCHOR, span, f"an anchor (&{anchor})", hint)
        if tag is not None:
            hint = "remove it; put text that starts with ! in quotes"
            self.refuse(rule_ids.YAML_TAG, span, f"a YAML tag ({tag})", hint)

    def refuse(self, rule: rule_ids.RuleId, span: Span, message: str, hint: str) -> None:
        self.problems.append(rule.at(self.path, span, message, hint))

    def span(self, start: yaml.Event, end: yaml.Event | None = None) -> Span:
        first, last = start.start_mark, (end or start).end_mark
        return self.positions.span(first.index if first else 0, last.index if last else 0)


def _twice(first: Scalar, key: Scalar) -> str:
    where = f"on line {first.span.line}"
    if first.text == key.text:
        return f"{key.text} is already set {where}"
    return f"{key.text} repeats {first.text} {where}"
