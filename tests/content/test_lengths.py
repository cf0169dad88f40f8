"""The length of what an edition shows, which planning asks for and reading knows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.body import reading_units

MakeBase = Callable[..., KnowledgeBase]
TODAY = date(2026, 11, 22)
TEXT = "---\ntitle: T\naudience: public\n---\n\nOne two.\n\n/// audience | agents\nOnly for agents.\n///\n"


def test_a_cut_body_has_a_length_of_its_own(make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": TEXT, "zh/a.md": "---\ntitle: T\naudience: public\n---\n\n退款 说明\n"})
    for edition in kb.editions():
        for article in kb.select(edition, TODAY).articles:
            assert kb.length(article) == reading_units(article.body, article.language)
    lengths = [kb.length(kb.select(Edition(name, "en"), TODAY).articles[0]) for name in ("public", "agents")]
    assert lengths[0] == 2 < lengths[1]


@pytest.mark.parametrize("body", ["", "Another text of five words"])
def test_a_changed_body_is_measured_anew(make_base: MakeBase, body: str) -> None:
    kb = make_base({"en/a.md": TEXT})
    article = replace(kb.articles[0], body=body)
    assert kb.length(article) == len(body.split())
