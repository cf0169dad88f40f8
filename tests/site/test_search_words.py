"""The script that tells the search's interface its words, and what it may tell to others."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbtool.config.search_settings import SearchSettings
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.git_log import History
from kbtool.site.audience_views import audience_views
from kbtool.site.content_policy import configuration_policy, content_policy
from kbtool.site.search_words import search_words
from tests.conftest import configuration

TEXTS = {"en/a.md": "---\ntitle: A\n---\n", "zh/a.md": "---\ntitle: 甲\n---\n"}


def words(base: KnowledgeBase, locale: str) -> tuple[str, dict[str, Any]]:
    views = audience_views(base, "public", History(), date(2026, 11, 22))
    ((path, script),) = search_words(views, locale).items()
    before, _, values = script.decode().partition(".settings=")
    assert before == "(window.kbSearch=window.kbSearch||{})"
    return path, json.loads(values.removesuffix(";\n"))


def test_the_script_knows_its_language_and_where_the_others_keep_their_index(
    make_base: Callable[..., KnowledgeBase],
) -> None:
    path, values = words(make_base(TEXTS, defaults={"audience": "public", "state": "published"}), "zh")
    assert path.startswith("zh/assets/search-words.")
    assert (values["language"], values["edition"], values["page"]) == ("zh", "public/zh", "zh/search/")
    assert {other["locale"]: other["manifest"] for other in values["languages"]} == {
        "en": "search/manifest.json",
        "zh": "zh/search/manifest.json",
    }
    assert values["text"]["search_recent"] == "最近搜索"
    assert values["events"] == ""


def test_no_word_can_end_the_script(make_base: Callable[..., KnowledgeBase]) -> None:
    base = make_base(TEXTS, contact="https://help.example/</script>\u2028")
    views = audience_views(base, "public", History(), date(2026, 11, 22))
    (script,) = search_words(views, "en").values()
    assert b"</script" not in script
    assert "\u2028" not in script.decode()


def test_a_page_talks_to_its_own_site_and_to_those_who_are_told_of_searches(tmp_path: Path) -> None:
    assert "connect-src" not in content_policy()
    base = configuration(tmp_path, settings={"search": {"events": "https://events.example:8443/search"}})
    assert "connect-src 'self' https://events.example:8443;" in configuration_policy(base, "public")


@pytest.mark.parametrize("address", ["http://a.example", "//a.example", "https://a.example; script-src *", "https://"])
def test_only_a_plain_address_can_be_told_of_searches(address: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        SearchSettings(events=address)
