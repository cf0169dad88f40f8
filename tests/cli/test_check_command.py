"""`kbtool check`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import output, refusal, run


def test_an_error_is_printed_with_its_place_and_exits_with_1(base: Path) -> None:
    printed = output("check", exit_code=1)
    assert (
        "docs/en/start/broken.md:3:1: error KB101 unknown-key: unknown key titel\n    3 | titel: again\n      | ^^^^^"
        in printed
    )


def test_only_what_concerns_the_named_paths_is_printed(base: Path) -> None:
    assert " in 1 file\n" in output("check", "docs/en/billing-old")
    assert "broken" in output("check", "docs/en/start", exit_code=1)
    assert "broken" in output("check", "docs", "docs/fa", exit_code=1)
    assert "broken" not in output("check", "docs/en/billing", "docs/fa/billing/refunds.md")


def test_a_path_counts_from_the_current_folder_and_from_the_base(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base / "docs" / "en")
    assert "broken" in output("check", "start", exit_code=1)
    assert "broken" in output("check", "docs/en/start/broken.md", exit_code=1)
    assert "broken" in output("check", "..", exit_code=1)
    assert "broken" in output("check", ".", exit_code=1)


def test_a_path_that_is_nowhere_or_outside_is_refused(base: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "no such file or folder" in refusal("check", "docs/en/nowhere.md")
    outside = tmp_path_factory.mktemp("outside")
    assert "lies outside the knowledge base" in refusal("check", outside)


def test_json_holds_every_finding_notes_too(base: Path) -> None:
    found = json.loads(output("check", "--format", "json", exit_code=1))
    assert found["version"] == 1
    assert found["counts"]["error"] == 1
    assert sum(found["counts"].values()) == len(found["diagnostics"])


def test_notes_are_counted_and_shown_when_asked_for(base: Path) -> None:
    text = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(text + "    foreign_keys: allow\n", encoding="utf-8")
    (base / "docs/en/start/broken.md").unlink()
    assert "not shown; add --notes" in output("check")
    shown = output("check", "--notes")
    assert " note KB" in shown
    assert "not shown" not in shown


def test_a_clean_base_exits_with_0(base: Path) -> None:
    (base / "docs/en/start/broken.md").unlink()
    assert run("check").exit_code == 0
