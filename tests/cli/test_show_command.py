"""`kbtool show`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import output, refusal

REFUNDS = "docs/en/billing/refunds.md"


def facts(*arguments: str | Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output("show", *arguments, "--format", "json"))
    return found


def test_every_field_is_there_with_the_place_its_value_comes_from(base: Path) -> None:
    fields = facts(REFUNDS)["fields"]
    assert fields["title"] == {"values": ["Refunds"], "origin": f"{REFUNDS}:2"}
    assert fields["audience"] == {"values": ["public"], "origin": "docs/en/index.md:4"}
    assert fields["state"] == {"values": ["published"], "origin": "mkdocs.yml"}
    assert fields["noindex"] == {"values": ["false"], "origin": "built-in"}
    assert fields["weight"] == {"values": [], "origin": "built-in"}


def test_a_translation_inherits_from_its_original(base: Path) -> None:
    assert facts("docs/fa/billing/refunds.md")["fields"]["owner"] == {
        "values": ["billing-team"],
        "origin": f"{REFUNDS}:4",
    }


def test_places_name_sections_and_say_which_there_are_not(base: Path) -> None:
    assert facts(REFUNDS)["places"] == [
        {"section": "billing", "title": "Billing"},
        {"section": "start", "title": ""},
        {"section": "nowhere", "title": ""},
    ]


def test_each_edition_holds_it_at_an_address_or_says_why_not(base: Path) -> None:
    assert facts("docs/zh-cn/billing/refunds.md")["editions"][1] == {
        "edition": "agents/zh-CN",
        "held": True,
        "reason": "",
        "address": "https://agents.example.com/zh-cn/billing/refunds/",
    }
    assert facts(REFUNDS)["editions"][2]["address"] == "/billing/refunds/"
    secret = {item["edition"]: item["reason"] for item in facts("docs/en/billing/secret.md")["editions"]}
    assert secret == {"public/en": "for agents only", "agents/en": "draft", "internal/en": "draft"}


def test_translations_and_files_are_named(base: Path) -> None:
    found = facts("docs/fa/billing/refunds.md")
    assert found["translations"] == {"en": REFUNDS, "zh-CN": "docs/zh-cn/billing/refunds.md"}
    assert facts(REFUNDS)["files"] == ["en/billing/refund.png"]
    assert facts("docs/en/billing/secret.md")["translations"] == {"fa": "", "zh-CN": ""}


@pytest.mark.parametrize(
    "name", [REFUNDS, "en/billing/refunds.md", "billing/refunds", "/billing/refunds/", "billing/refunds.md"]
)
def test_an_article_is_found_by_its_file_or_key(base: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "billing/refunds.md":
        monkeypatch.chdir(base / "docs" / "en")
    assert facts(name)["path"] == REFUNDS


def test_a_key_can_name_another_language(base: Path) -> None:
    assert facts("billing/refunds", "--language", "zh-CN")["path"] == "docs/zh-cn/billing/refunds.md"


def test_the_text_has_all_parts(base: Path) -> None:
    text = output("show", REFUNDS)
    headings = [line for line in text.split("\n") if line and not line.startswith(" ")]
    assert headings[:7] == [REFUNDS, "Values", "Without a value", "Places", "Editions", "Translations", "Files"]
    assert f"  title             {REFUNDS}:2  Refunds\n" in text


def test_a_withheld_article_says_why(base: Path) -> None:
    text = output("show", "docs/en/start/broken.md")
    assert "withheld  unknown key titel" in text
    assert "docs/en/start/broken.md:3:1: error KB101" in text
    assert facts("docs/en/start/broken.md")["editions"] == []


def test_an_unknown_name_gets_the_nearest(base: Path) -> None:
    assert refusal("show", "billing/refund") == (
        "kbtool: billing/refund: no article has this path, key or id; did you mean billing/refunds?\n"
    )
