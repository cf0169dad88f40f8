"""Inheritance: where a value comes from, and who may read."""

from datetime import date

import pytest

from kbtool.config.validator import model_of
from kbtool.content.article import Article, Origin
from kbtool.content.audience import narrowest
from kbtool.content.front_matter.derived_title import find_heading_title
from kbtool.content.front_matter.fields import RawFields, configured_defaults, read_fields
from kbtool.content.front_matter.folder_rules import (
    FolderRules,
    Folders,
    closed_folder,
    find_folder_chain,
    folder_rules,
    limits_of,
)
from kbtool.content.front_matter.missing_fields import missing_fields
from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.front_matter.resolve import Resolved, Text, resolve
from kbtool.content.schema import Fields, State

AUDIENCES = ("public", "agents", "internal")
OWN = ReadingRules(AUDIENCES)
ADOPTED = ReadingRules(AUDIENCES, foreign_keys_allowed=True)
NOTHING = RawFields("mkdocs.yml")
PUBLIC = configured_defaults("mkdocs.yml", {"audience": "public"}, OWN)


def raw(lines: str, path: str = "docs/en/b/a.md", is_index: bool = False, rules: ReadingRules = OWN) -> RawFields:
    return read_fields(parse_front_matter(path, f"---\n{lines}\n---\n"), rules, is_index)


def index(lines: str, path: str = "docs/en/b/index.md") -> FolderRules:
    return folder_rules(raw(lines, path, is_index=True))


def article(
    lines: str,
    *chain: FolderRules,
    configured: RawFields = NOTHING,
    source: Resolved | None = None,
    rules: ReadingRules = OWN,
) -> Resolved:
    own = raw(f"title: T\n{lines}", "docs/zh/b/a.md" if source else "docs/en/b/a.md", rules=rules)
    return resolve(own, Text("b/a"), chain, configured, rules, source)


def test_a_value_comes_from_the_file_then_the_nearest_folder_then_the_configuration() -> None:
    near = index("defaults: {owner: near, weight: 1}")
    far = index("defaults: {owner: far, state: review}", "docs/en/index.md")
    configured = configured_defaults("mkdocs.yml", {"audience": "public", "state": "published", "type": "faq"}, OWN)
    resolved = article("weight: 5", near, far, configured=configured)
    names = ("weight", "owner", "state", "type", "audience")
    assert [str(getattr(resolved.fields, name)) for name in names] == ["5", "near", "review", "faq", "public"]
    assert [resolved.origins[name] for name in names] == [
        Origin("docs/en/b/a.md", 3),
        Origin("docs/en/b/index.md", 2),
        Origin("docs/en/index.md", 2),
        Origin("mkdocs.yml"),
        Origin("mkdocs.yml"),
    ]
    assert "tags" not in resolved.origins
    assert resolved.fields.tags == ()


@pytest.mark.parametrize(
    ("own", "folders", "audience", "warned"),
    [
        ("", ["audience: agents"], "agents", False),
        ("", ["defaults: {audience: agents}"], "agents", False),
        ("", ["audience: public", "audience: internal"], "internal", False),
        ("", ["audience: public\ndefaults: {audience: internal}"], "internal", False),
        ("audience: public", ["audience: agents"], "agents", True),
        ("audience: public", ["title: x", "defaults: {audience: internal}"], "internal", True),
        ("audience: internal", ["audience: agents"], "internal", False),
        ("audience: agents", [], "agents", False),
        ("", [], "public", False),
        ("", ["audience: internal"], "internal", False),
    ],
)
def test_the_narrowest_of_file_and_folders_counts(own: str, folders: list[str], audience: str, warned: bool) -> None:
    resolved = article(own, *[index(lines) for lines in folders], configured=PUBLIC)
    assert (resolved.fields.audience, resolved.withheld) == (audience, ())
    assert [item.id for item in resolved.diagnostics] == (["KB901"] if warned else [])


@pytest.mark.parametrize(
    "lines", ["audiance: internal", "audience: staff", "audience:", "defaults: {audiance: x}", "a: [", "weight: x"]
)
def test_an_unreadable_index_closes_its_folder(lines: str) -> None:
    resolved = article("audience: public", index(lines), configured=PUBLIC)
    assert resolved.fields.audience is None
    assert "docs/en/b/index.md above it is withheld" in resolved.withheld[0]


def test_an_index_that_was_refused_unread_closes_its_folder() -> None:
    resolved = article("audience: public", closed_folder("docs/en/b/index.md", "collides"), configured=PUBLIC)
    assert resolved.fields.audience is None
    assert resolved.withheld == ("docs/en/b/index.md above it is withheld: collides",)


def test_an_index_whose_front_matter_only_stands_too_low_leaves_its_folder_open() -> None:
    text = "\n---\ntitle: Glossary\nstatus: done\n---\n"
    harmless = read_fields(parse_front_matter("docs/de/index.md", text), ADOPTED, is_index=True)
    assert harmless.withheld
    assert folder_rules(harmless).withheld == ""
    harmful = read_fields(parse_front_matter("docs/de/index.md", text.replace("status", "audiance")), ADOPTED, True)
    assert folder_rules(harmful).withheld


def test_without_any_audience_an_article_is_for_nobody() -> None:
    resolved = article("")
    assert (resolved.fields.audience, resolved.withheld) == (None, ("nobody: no audience is stated",))
    assert [item.id for item in resolved.diagnostics] == ["KB123"]


def test_an_index_takes_its_own_defaults_unless_it_says_otherwise() -> None:
    own = raw("title: T\naudience: public\ndefaults: {audience: agents, owner: ana}", is_index=True)
    resolved = resolve(own, Text("b"), (), PUBLIC, OWN)
    assert (resolved.fields.audience, resolved.fields.owner) == ("public", "ana")
    own = raw("title: T\ndefaults: {audience: agents}", is_index=True)
    assert resolve(own, Text("b"), (), PUBLIC, OWN).fields.audience == "agents"


SOURCE_LINES = "audience: agents\nowner: ana\ntags: [a]\nexpires_on: 2026-05-05\nstate: review"


def test_a_translation_inherits_what_is_not_translated() -> None:
    resolved = article("keywords: [k]", source=article(SOURCE_LINES), configured=PUBLIC)
    fields = resolved.fields
    assert (fields.audience, fields.owner, fields.tags, fields.keywords) == ("agents", "ana", ("a",), ("k",))
    assert (fields.expires_on, fields.state) == (date(2026, 5, 5), State.REVIEW)
    assert resolved.origins["owner"] == Origin("docs/en/b/a.md", 4)
    assert article("", source=article("keywords: [k]", configured=PUBLIC), configured=PUBLIC).fields.keywords == ()


@pytest.mark.parametrize(
    ("lines", "name", "value", "ids"),
    [
        ("owner: bob", "owner", "ana", ["KB130"]),
        ("owner: ana", "owner", "ana", []),
        ("weight: 3", "weight", None, ["KB130"]),
        ("audience: public", "audience", "agents", ["KB902"]),
        ("audience: internal", "audience", "internal", []),
        ("state: published", "state", State.REVIEW, []),
        ("state: draft", "state", State.DRAFT, []),
        ("expires_on: 2025-01-01", "expires_on", date(2025, 1, 1), []),
        ("expires_on: 2027-01-01", "expires_on", date(2026, 5, 5), []),
        ("publish_on: 2027-01-01", "publish_on", date(2027, 1, 1), []),
        ("noindex: true", "noindex", True, []),
        ("translation: machine", "translation", "machine", []),
    ],
)
def test_a_translation_can_only_narrow(lines: str, name: str, value: object, ids: list[str]) -> None:
    resolved = article(lines, source=article(SOURCE_LINES), configured=PUBLIC)
    assert getattr(resolved.fields, name) == value
    assert [item.id for item in resolved.diagnostics] == ids


def test_a_translation_in_an_adopted_base_keeps_its_own_tags() -> None:
    source = article("tags: [a]", configured=PUBLIC, rules=ADOPTED)
    resolved = article("tags: [b]", source=source, configured=PUBLIC, rules=ADOPTED)
    assert (resolved.fields.tags, resolved.diagnostics) == (("b",), ())


def test_the_translation_of_a_withheld_article_is_withheld() -> None:
    resolved = article(
        "audience: public", source=article("expires_onn: 2020-01-01", configured=PUBLIC), configured=PUBLIC
    )
    assert resolved.fields.audience is None
    assert "its source docs/en/b/a.md is withheld" in resolved.withheld[0]


@pytest.mark.parametrize(
    ("body", "title", "line"),
    [
        ("text\n\n# The *title* {#x}\n", "The title", 12),
        ("Heading\n===\n", "Heading", 10),
        ("```\n# code\n```\n", "Late fees", 0),
        ("", "Late fees", 0),
        ("/// audience | internal\n# Secret\n///\n\n# Open\n", "Open", 14),
        ("/// audience | internal\n# Secret\n", "Late fees", 0),
    ],
)
def test_a_missing_title_is_derived_and_reported_at_line_1(body: str, title: str, line: int) -> None:
    resolved = resolve(
        raw("audience: public"), Text("b/late-fees", find_heading_title(body, AUDIENCES), 10), (), NOTHING, OWN
    )
    assert (resolved.fields.title, resolved.origins["title"].line) == (title, line)
    assert [(item.id, item.severity, item.span.line) for item in resolved.diagnostics] == [("KB120", "error", 1)]
    resolved = resolve(
        raw("audience: public"), Text("b/late-fees", find_heading_title(body, AUDIENCES), 10), (), NOTHING, ADOPTED
    )
    assert [item.severity for item in resolved.diagnostics] == ["info"]


def test_the_chain_goes_up_through_both_languages() -> None:
    rules = Folders()
    for language, key in [("en", ""), ("en", "b"), ("zh", ""), ("zh", "b/c"), ("fa", "b")]:
        rules.add(language, key, FolderRules(f"{language}/{key}", NOTHING))

    def chain(key: str, is_index: bool, language: str) -> list[str]:
        return [item.path for item in find_folder_chain(key, is_index, language, "en", rules)]

    assert chain("b/c/a", False, "zh") == ["zh/b/c", "en/b", "zh/", "en/"]
    assert chain("b/c", True, "zh") == ["en/b", "zh/", "en/"]
    assert chain("a", False, "en") == ["en/"]
    assert chain("", True, "en") == []


def test_the_limits_of_a_chain_keep_audiences_and_drop_values() -> None:
    resolved = article("", *limits_of([index("audience: internal\ndefaults: {owner: ana}")]), configured=PUBLIC)
    assert (resolved.fields.audience, resolved.fields.owner) == ("internal", None)


@pytest.mark.parametrize(
    ("audiences", "result"),
    [((), None), (("public",), "public"), (("public", "internal", "agents"), "internal"), (("public", "staff"), None)],
)
def test_the_narrowest_of_unknown_audiences_is_nobody(audiences: tuple[str, ...], result: str | None) -> None:
    assert narrowest(audiences, AUDIENCES) == result


def test_missing_fields_are_named() -> None:
    published = Article("docs/en/a.md", "en", "a", False, Fields(title="T", state=State.PUBLISHED), "", 1)
    found = [(item.id, item.severity) for item in missing_fields(published, OWN)]
    assert found == [("KB122", "warning"), ("KB121", "warning"), ("KB125", "warning")]
    draft = Article("docs/en/a.md", "en", "a", False, Fields(title="T", state=State.DRAFT, owner="ana"), "", 1)
    assert list(missing_fields(draft, OWN)) == []
    assert {item.severity for item in missing_fields(published, ADOPTED)} == {"info"}


def test_lengths_are_no_reason_to_refuse_a_model() -> None:
    assert len(Fields(title="x" * 500, audience="public").title) == 500
    assert model_of(Fields).model_json_schema()["properties"]["title"]["maxLength"] == 70
