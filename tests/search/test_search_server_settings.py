"""Who asks a search server: the audiences that have a key for it, with that key and no other."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbtool.config import Settings
from kbtool.config.checked import read_checked
from kbtool.config.search_server import SearchServer
from kbtool.config.search_settings import SearchSettings
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.git_log import History
from kbtool.site.audience_views import audience_views
from kbtool.site.content_policy import configuration_policy
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.files import search_files
from kbtool.site.search.scripts import interface_script
from kbtool.site.search_words import search_words
from tests.conftest import configuration
from tests.search.tuning.corpus import OWN, documents_below, facts_of

SERVER = {"type": "typesense", "url": "https://search.example:8108", "keys": {"public": "abc"}}


def words(base: KnowledgeBase, audience: str) -> Any:
    views = audience_views(base, audience, History(), date(2026, 11, 22))
    (script,) = search_words(views, "zh").values()
    return json.loads(script.decode().partition(".settings=")[2].removesuffix(";\n"))


def test_pages_of_an_audience_with_a_key_know_server_key_and_collections_and_others_know_nothing(
    make_base: Callable[..., KnowledgeBase],
) -> None:
    base = make_base({"zh/a.md": "---\ntitle: 甲\naudience: public\n---\n"}, search={"provider": SERVER})
    collections = {"en": "kb-public-en", "zh": "kb-public-zh", "fa": "kb-public-fa"}
    assert words(base, "public")["server"] == {"url": SERVER["url"], "key": "abc", "collections": collections}
    assert "abc" not in json.dumps(words(base, "internal"))
    assert "server" not in words(base, "internal")


def test_pages_may_talk_to_the_server_only_where_they_ask_it(tmp_path: Path) -> None:
    base = configuration(tmp_path, settings={"search": {"provider": SERVER}})
    assert "connect-src 'self' https://search.example:8108;" in configuration_policy(base, "public")
    assert "connect-src" not in configuration_policy(base, "internal")


def test_only_sites_with_a_server_carry_the_script_for_it() -> None:
    assert "kb.serverProvider=" in interface_script("typesense")
    assert "kb.serverProvider=" not in interface_script()


@pytest.mark.parametrize(("locale", "cut"), [("zh", "zh"), ("zh-TW", "zh"), ("fa", ""), ("en", "")])
def test_a_build_writes_lines_and_the_collection_that_takes_them(locale: str, cut: str) -> None:
    facts = facts_of(locale, SearchSettings(provider=read_checked(SearchServer, SERVER)))
    documents = list(documents_below(OWN / "zh" / "write" / "text"))
    before, after = (search_files(facts, part, load_analyzer()) for part in (documents, documents[1:]))
    lines = [json.loads(line) for line in before["search/documents.ndjson"].split(b"\n") if line]
    assert len(lines) == len(documents)
    collection, next_one = (json.loads(files["search/collection.json"]) for files in (before, after))
    assert collection["name"].startswith(f"kb-public-{locale.lower()}-")
    assert collection["name"] != next_one["name"]
    assert {field["name"]: field.get("locale") for field in collection["fields"]}["text"] == cut
    assert {field["name"] for field in collection["fields"]} <= lines[0].keys()
    others = search_files(replace(facts, audience="internal"), documents, load_analyzer())
    assert not {"search/collection.json", "search/documents.ndjson"} & others.keys()
    assert {path for path in before if path not in others} == {"search/collection.json", "search/documents.ndjson"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"url": "http://search.example"}, "no address"),
        ({"type": "meilisearch"}, "typesense"),
        ({"keys": {}}, "at least 1"),
        ({"keys": {"public": " "}}, "no key"),
        ({"keys": {"public": "abc", "internal": "abc"}}, "the same key"),
        ({"keys": {"nobody": "abc"}}, "no audience"),
        ({"collections": "a/b"}, "no beginning"),
    ],
)
def test_a_server_that_could_not_work_or_would_tell_too_much_is_refused(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_checked(Settings, {"audiences": ["public", "internal"], "search": {"provider": {**SERVER, **change}}})
