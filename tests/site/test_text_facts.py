"""What follows from a text is found out once, for the text that readers see, and nothing damaged is believed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kbtool.content.article import Article
from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.site import text_facts
from kbtool.site.text_facts import SHELF, TextFacts
from kbtool.store.store import Store

MakeBase = Callable[..., KnowledgeBase]
TODAY = date(2026, 11, 22)
BLOCK = "/// audience | agents\nFor agents.\n///\n\n"


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    return make_base({"en/a.md": f"---\ntitle: A\naudience: public\n---\n{BLOCK}First words.\n"})


def shown(kb: KnowledgeBase, audience: str) -> Article:
    return kb.select(Edition(audience, "en"), TODAY).articles[0]


def remembered(kb: KnowledgeBase, folder: Path, audience: str) -> str:
    """The start of the article's text, as a build finds it and keeps it."""
    with Store(folder, TODAY) as store:
        facts = TextFacts(kb, audience, store)
        found = facts.summary(shown(kb, audience))
        facts.keep(store)
    return found


def test_a_text_is_read_once(kb: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = remembered(kb, tmp_path, "agents")
    monkeypatch.setattr(text_facts, "summary", lambda text: "read again")
    assert remembered(kb, tmp_path, "agents") == first == "For agents."


def test_what_is_cut_out_for_some_readers_is_not_in_their_facts(kb: KnowledgeBase, tmp_path: Path) -> None:
    assert [remembered(kb, tmp_path, name) for name in ("agents", "public", "agents", "public")] == [
        "For agents.",
        "First words.",
        "For agents.",
        "First words.",
    ]
    facts = TextFacts(kb, "public")
    assert facts.key(shown(kb, "public")) != facts.key(shown(kb, "agents"))


def test_a_damaged_value_is_made_anew(kb: KnowledgeBase, tmp_path: Path) -> None:
    remembered(kb, tmp_path, "public")
    name = TextFacts(kb, "public")._name
    with Store(tmp_path, TODAY) as store:
        store.keep(SHELF, {name: b"\xc1"})
    assert remembered(kb, tmp_path, "public") == "First words."
