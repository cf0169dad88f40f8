"""Values, foreign keys, lengths: what one file says of itself."""

from datetime import date
from typing import Any

import pytest

from kbtool.content.front_matter.fields import RawFields, configured_defaults, read_fields
from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.front_matter.protective_keys import find_protective_look_alike, typing_errors
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.schema import Attachment, Review, SiteSearch, State
from kbtool.content.yaml.document import parse_yaml
from kbtool.content.yaml.nodes import Table

OWN = ReadingRules(("public", "agents", "internal"))
ADOPTED = ReadingRules(("public", "agents", "internal"), foreign_keys_allowed=True)


def fields(lines: str, rules: ReadingRules = OWN, is_index: bool = False) -> RawFields:
    return read_fields(parse_front_matter("docs/en/a.md", f"---\n{lines}\n---\n"), rules, is_index)


def findings(raw: RawFields) -> list[tuple[str, str, int]]:
    return [(item.id, item.severity, item.span.line) for item in raw.diagnostics]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("last_reviewed_on: 2026-02-28", {"last_reviewed_on": date(2026, 2, 28)}),
        ("noindex: true", {"noindex": True}),
        ("review_in: 6 months", {"review_in": "6 months"}),
        ("search: {exclude: true}", {"search": SiteSearch(exclude=True)}),
        ("search: {boost: 2.5}", {"search": SiteSearch(boost=2.5)}),
        ("reviewed: {by: ana, digest: 'ab:cd'}", {"reviewed": Review(by="ana", digest="ab:cd")}),
        ("attachments:\n- file: a.pdf\n  title: Form", {"attachments": (Attachment(file="a.pdf", title="Form"),)}),
        ("tags: []", {"tags": ()}),
        ("state: draft", {"state": State.DRAFT}),
        ("id: billing/refunds", {"id": "billing/refunds"}),
    ],
)
def test_every_type_of_value_is_read(line: str, value: dict[str, Any]) -> None:
    raw = fields(line)
    assert (raw.values, raw.diagnostics, raw.withheld) == (value, (), ())


@pytest.mark.parametrize(
    ("line", "id", "column"),
    [
        ("tags: one", "KB106", 7),
        ("tags: [a, '']", "KB105", 11),
        ("weight: 1.5", "KB109", 9),
        ("weight: 1_000", "KB109", 9),
        ("weight: ٣", "KB109", 9),
        ("review_in: often", "KB110", 12),
        ("id: Not A Slug", "KB110", 5),
        ("search: {boost: 0}", "KB110", 17),
        ("search: {boost: .inf}", "KB109", 17),
        ("attachments: [a.pdf]", "KB106", 15),
        ("attachments: [{title: x}]", "KB106", 15),
        ("icon: material/home", "KB112", 1),
        ("defaults: {owner: x}", "KB112", 1),
        ("type: essay", "KB107", 7),
        ("title: [a]", "KB106", 8),
        ("title:", "KB105", 1),
        ("draft: true", "KB101", 1),
    ],
)
def test_a_value_that_does_not_fit_withholds_the_article(line: str, id: str, column: int) -> None:  # noqa: A002
    raw = fields(line)
    assert [(item.id, item.span.line, item.span.column) for item in raw.diagnostics] == [(id, 2, column)]
    assert raw.withheld
    assert raw.values == {}


def test_all_wrong_values_are_reported_at_once() -> None:
    raw = fields("weight: x\naudience: staff\nfoo: bar\ntitle: Right")
    assert findings(raw) == [("KB109", "error", 2), ("KB111", "error", 3), ("KB101", "error", 4)]
    assert len(raw.withheld) == 3


def test_a_jalali_year_gets_a_hint_of_its_own() -> None:
    assert "Jalali" in fields("expires_on: 1405-09-01").diagnostics[0].hint


@pytest.mark.parametrize(
    ("line", "rules", "severity"),
    [
        (f"title: {'x' * 71}", OWN, "error"),
        (f"title: {'x' * 71}", ADOPTED, "warning"),
        (f"title: {'退' * 36}", OWN, "error"),
        (f"short_title: {'x' * 32}", OWN, "error"),
        (f"description: {'x' * 161}", OWN, "error"),
        ("description: short", OWN, "warning"),
    ],
)
def test_a_wrong_length_is_reported_and_the_value_kept(line: str, rules: ReadingRules, severity: str) -> None:
    raw = fields(line, rules)
    assert [item.severity for item in raw.diagnostics] == [severity]
    assert raw.withheld == ()
    assert len(raw.values) == 1


@pytest.mark.parametrize("line", [f"title: {'x' * 70}", f"title: {'退' * 35}", f"description: {'退' * 25}"])
def test_a_length_at_the_limit_is_right(line: str) -> None:
    assert fields(line).diagnostics == ()


FOREIGN: list[tuple[str, dict[str, Any]]] = [
    ("layout: post\nfoo: [1, {a: b}]", {}),
    ("status: Completed", {}),
    ("draft: false", {}),
    ("draft: No", {}),
    ("published: true", {}),
    ("hidden: false", {}),
    ("visibility: public", {}),
    ("restricted: 'no'", {}),
    ("draft: true", {"state": State.DRAFT}),
    ("draft: 'Yes'\nstate: published", {"state": State.DRAFT}),
    ("published: false", {"state": State.DRAFT}),
    ("publishDate: 2020-01-01", {"publish_on": date(2020, 1, 1)}),
    ("publishDate: 2020-01-01T00:00:00Z", {"publish_on": date(2020, 1, 1)}),
    ("publishDate: 2020-01-01T08:00:00Z", {"publish_on": date(2020, 1, 2)}),
    ("publishDate: 2090-01-01\npublish_on: 2091-01-01", {"publish_on": date(2091, 1, 1)}),
    ("expiryDate: 2020-01-01\nexpires_on: 2021-01-01", {"expires_on": date(2020, 1, 1)}),
    ("unpublishdate: 2020-01-01", {"expires_on": date(2020, 1, 1)}),
    ("Title: Serverless", {"title": "Serverless"}),
    ("tags: one", {"tags": ("one",)}),
    ("tags: [a, '', b]", {"tags": ("a", "b")}),
    ("weight:", {}),
    ("type: docs", {}),
    ("icon: x", {}),
    ("index: 3", {}),
    ("publisher: us", {}),
]


@pytest.mark.parametrize(("lines", "values"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_an_adopted_base_may_hold_keys_of_its_own_tool(lines: str, values: dict[str, Any]) -> None:
    raw = fields(lines, ADOPTED)
    assert raw.values == values
    assert raw.withheld == ()
    assert all(item.severity != "error" for item in raw.diagnostics)


@pytest.mark.parametrize(
    "line",
    [
        "draft:",
        "draft: maybe",
        "draft: [false]",
        "published:",
        "published: later",
        "hidden: true",
        "Hidden: true",
        "private: true",
        "unlisted: true",
        "visibility: team",
        "access: staff",
        "restricted: true",
        "restricted:",
        "password: s3cr3t",
        "password:",
        "publishDate: soon",
        "expiryDate: 2026-13-45",
    ],
)
def test_a_protective_key_of_another_tool_withholds_unless_it_clearly_permits(line: str) -> None:
    raw = fields(line, ADOPTED)
    assert [item.id for item in raw.diagnostics] == ["KB103"]
    assert raw.withheld
    assert "s3cr3t" not in str(raw.diagnostics) + str(raw.withheld)


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("Audience", "audience"),
        ("AUDIENCE", "audience"),
        ("audiance", "audience"),
        ("aduience", "audience"),
        ("audiences", "audience"),
        ("аudience", "audience"),
        ("αudience", "audience"),
        ("audiencé", "audience"),
        ("au dience", "audience"),
        ("State", "state"),
        ("states", "state"),
        ("sttae", "state"),
        ("expires_onn", "expires_on"),
        ("expires on", "expires_on"),
        ("publishOn", "publish_on"),
        ("NoIndex", "noindex"),
        ("noindx", "noindex"),
        ("Search", "search"),
        ("defaultss", "defaults"),
        ("audience", None),
        ("status", None),
        ("Status", None),
        ("tags", None),
        ("title", None),
        ("date", None),
        ("slate", None),
        ("author", None),
        ("catalog", None),
        ("layout", None),
        ("menu", None),
        ("stage", "state"),
    ],
)
def test_a_key_looks_like_a_protective_one_or_it_does_not(key: str, near: str | None) -> None:
    assert find_protective_look_alike(key) == near


@pytest.mark.parametrize(
    ("left", "right", "errors"),
    [("state", "state", 0), ("state", "stae", 1), ("state", "satte", 1), ("state", "status", 2), ("", "a", 1)],
)
def test_typing_errors_are_counted(left: str, right: str, errors: int) -> None:
    assert typing_errors(left, right) == typing_errors(right, left) == errors


def test_defaults_of_an_index_are_values_with_places() -> None:
    raw = fields("defaults:\n  audience: agents\n  owner: ana", is_index=True)
    assert raw.defaults is not None
    assert raw.defaults.values == {"audience": "agents", "owner": "ana"}
    assert [raw.defaults.spans[name].line for name in ("audience", "owner")] == [3, 4]


@pytest.mark.parametrize(
    "lines", ["defaults: public", "defaults:", "defaults: {audiance: internal}", "defaults: {title: x}"]
)
def test_wrong_defaults_withhold_the_index(lines: str) -> None:
    raw = fields(lines, is_index=True)
    assert raw.withheld
    assert [item.severity for item in raw.diagnostics] == ["error"]


def test_configured_defaults_are_typed() -> None:
    values = {"audience": "public", "noindex": True, "weight": 3, "last_reviewed_on": date(2026, 1, 2), "tags": ["a"]}
    raw = configured_defaults("mkdocs.yml", values, OWN)
    expected = {
        "audience": "public",
        "noindex": True,
        "weight": 3,
        "last_reviewed_on": date(2026, 1, 2),
        "tags": ("a",),
    }
    assert (raw.values, raw.withheld) == (expected, ())
    assert configured_defaults("mkdocs.yml", {"audience": "staff"}, OWN).withheld


def test_spans_of_keys_and_values_are_exact() -> None:
    node, _ = parse_yaml("a.yml", "a: 'é𝒳'\nlist:\n  - x\n", first_line=2)
    assert isinstance(node, Table)
    places = [(entry.key.span.line, entry.key.span.column, entry.value.span) for entry in node.entries]
    assert [(line, column) for line, column, _ in places] == [(2, 1), (3, 1)]
    assert (places[0][2].column, places[0][2].end_column) == (4, 8)
    assert (places[1][2].line, places[1][2].column, places[1][2].end_column) == (4, 3, 6)
