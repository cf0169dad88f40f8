"""The JSON Schema of front matter (draft 2020-12), for editors and other tools; it comes from the one model."""

import ast
from collections.abc import Iterable, Mapping
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent
from typing import Any

from msgspec import Struct

from kbtool.config import Policy
from kbtool.config.validator import model_of
from kbtool.content.front_matter.field_kinds import INDEX_FIELDS, NOT_INHERITED, TRANSLATED_FIELDS
from kbtool.content.front_matter.field_reader import ONE_ITEM_LISTS
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.schema import Attachment, Fields, Review, SiteSearch, Source

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PARTS = (Attachment, Review, SiteSearch, Source)
"""The models that fields are made of."""
OWNER_FIELDS = ("owner", "reviewers", "experts", "authors")
NO_KEYWORDS = frozenset({"title", "translated", "index_only"})
"""What pydantic and our own marks add to a schema and no other tool understands."""


def front_matter_schema(kb: KnowledgeBase | None = None) -> dict[str, Any]:
    """The schema of one article's front matter; with a base, its audiences, owners and tags are the only ones allowed.

    It knows less than `kbtool check`: nothing of values that come from folders, nothing of other files.
    """
    raw = model_of(Fields).model_json_schema()
    _document(raw, Fields)
    for model in PARTS:
        _document(raw["$defs"][model.__name__], model)
    properties = {name: _property(name, part) for name, part in raw["properties"].items()}
    for name, allowed in _allowed(kb).items():
        _restrict(properties[name], sorted(allowed) if name != "audience" else list(allowed))
    for name in ONE_ITEM_LISTS:
        one = properties[name].get("items", {})
        description = properties[name].pop("description")
        properties[name] = {"description": description, "anyOf": [properties[name], one]}
    properties["defaults"] |= {
        "properties": {name: {"$ref": f"#/properties/{name}"} for name in properties if name not in NOT_INHERITED},
        "additionalProperties": False,
    }
    is_strict = kb is None or kb.configuration.settings.foreign_keys is Policy.REFUSE
    return {
        "$schema": DRAFT,
        "title": "Front matter of an article",
        "type": "object",
        "properties": properties,
        "required": list(raw["required"]),
        "additionalProperties": not is_strict,
        "$defs": {name: _plain(part) for name, part in raw["$defs"].items()},
    }


def _document(schema: dict[str, Any], model: type[Struct]) -> None:
    """Adds the text below each field. Pydantic could do so, but would for every command that reads an article."""
    written = ast.parse(dedent(getsource(model))).body[0]
    body = written.body if isinstance(written, ast.ClassDef) else []
    for field, text in pairwise(body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(value=str(words))):
                described = schema["properties"][name] | {"description": cleandoc(words)}
                schema["properties"][name] = dict(sorted(described.items()))


def _allowed(kb: KnowledgeBase | None) -> dict[str, Iterable[str]]:
    """Field → the only values it may have in this base."""
    if kb is None:
        return {}
    found: dict[str, Iterable[str]] = {"audience": kb.configuration.settings.audiences}
    if kb.data.owners:
        found |= dict.fromkeys(OWNER_FIELDS, kb.data.owners)
    if kb.data.tags:
        found["tags"] = kb.data.tags
    return found


def _restrict(schema: dict[str, Any], values: list[str]) -> None:
    (schema["items"] if schema.get("type") == "array" else schema)["enum"] = values


def _property(name: str, part: Mapping[str, Any]) -> dict[str, Any]:
    """One field, with its documentation as the description."""
    found = _plain(part)
    words = [" ".join(str(part.get("description", "")).split())]
    if name in INDEX_FIELDS:
        words.append("Only in the index.md of a folder.")
    elif name in TRANSLATED_FIELDS:
        words.append("Every translation has its own.")
    return {"description": " ".join(words)} | {key: value for key, value in found.items() if key != "description"}


def _plain(part: Any) -> Any:
    """Without null (an empty value is an error), without titles made from names, without our own marks."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    choices = [item for item in part.get("anyOf", ()) if item != {"type": "null"}]
    if len(choices) == 1:
        part = {key: value for key, value in part.items() if key != "anyOf"} | choices[0]
    return {
        key: {name: _plain(item) for name, item in value.items()} if key == "properties" else _plain(value)
        for key, value in part.items()
        if key not in NO_KEYWORDS and not (key == "default" and not value and value is not False)
    }
