"""`kbtool init`: a new base."""

from pathlib import Path

import pytest
import yaml

from kbtool.config import read_configuration
from tests.cli.conftest import output, refusal, run, tree, write


def test_the_new_base_is_clean_down_to_the_notes(empty: Path) -> None:
    output("init", "--yes", "--language", "en", "--language", "zh", "--language", "fa")
    assert output("check", "--notes") == "no problems\n"
    assert output("list", "--state", "published").count("\n") == 13


def test_defaults_are_taken_from_the_folder(empty: Path) -> None:
    output("init", "--yes")
    configuration = read_configuration(empty / "mkdocs.yml")
    assert configuration.site_name == "Our help"
    assert [language.locale for language in configuration.languages] == ["en"]
    assert configuration.settings.audiences == ("public", "agents", "internal")
    assert set(tree(empty)) == {
        ".gitignore",
        "docs/_data/owners.yml",
        "docs/_data/tags.yml",
        "docs/en/get-started/index.md",
        "docs/en/get-started/put-it-online.md",
        "docs/en/get-started/your-first-article.md",
        "docs/en/index.md",
        "mkdocs.yml",
    }


def test_four_questions_are_asked_and_answered(empty: Path) -> None:
    done = run("init", answers="Hilfe: für alle\nhttps://hilfe.example.com\nfa, zh-cn\npublic staff\n")
    assert done.exit_code == 0, done.output
    configuration = read_configuration(empty / "mkdocs.yml")
    assert configuration.site_name == "Hilfe: für alle"
    assert configuration.site_url == "https://hilfe.example.com/"
    assert [(language.locale, language.is_default) for language in configuration.languages] == [
        ("fa", True),
        ("zh-CN", False),
    ]
    assert configuration.settings.audiences == ("public", "staff")
    assert (empty / "docs/fa/index.md").is_file()
    assert (empty / "docs/zh-cn/index.md").is_file()
    assert output("check", "--notes") == "no problems\n"


def test_what_an_option_says_is_not_asked(empty: Path) -> None:
    done = run("init", "--name", "no", "--language", "en", "--audience", "public", answers="\n")
    assert done.exit_code == 0
    assert "address" in done.stdout
    assert "Languages" not in done.stdout
    assert yaml.safe_load((empty / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == "no"


def test_nobody_answering_stops_without_a_file(empty: Path) -> None:
    done = run("init", answers="")
    assert done.exit_code == 130
    assert "stopped" in done.stderr
    assert tree(empty) == {}


def test_a_language_we_cannot_write_starts_empty_and_a_default_one_in_english(empty: Path) -> None:
    printed = output("init", "--yes", "--language", "de", "--language", "fr", "--language", "fa")
    assert "docs/fr/ is yours to fill" in printed
    assert "first steps" in (empty / "docs/de/get-started/index.md").read_text(encoding="utf-8")
    assert not (empty / "docs/fr").exists()
    assert output("check").startswith("no problems\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--language", "klingon"], "klingon: is no language"),
        (["--language", "xx"], "xx: is no language"),
        (["--url", "help.example.com"], "is no address such as https://help.example.com/"),
        (["--audience", "All"], "audiences: 'All' is no audience name"),
        (["--audience", "a", "--audience", "a"], "audiences: an audience is named twice"),
    ],
)
def test_a_wrong_answer_is_refused_before_anything_is_written(empty: Path, arguments: list[str], words: str) -> None:
    assert words in refusal("init", "--yes", *arguments)
    assert tree(empty) == {}


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"mkdocs.yml": "x"}, "mkdocs.yml: exists already"),
        ({"docs/en/a.md": "x"}, "holds articles already; kbtool init --adopt"),
        ({"docs/_data/owners.yml": "x"}, "owners.yml: exists already; nothing was written"),
    ],
)
def test_what_is_there_is_never_overwritten(empty: Path, texts: dict[str, str], words: str) -> None:
    write(empty, texts)
    before = tree(empty)
    assert words in refusal("init", "--yes")
    assert tree(empty) == before


def test_an_own_gitignore_stays(empty: Path) -> None:
    write(empty, {".gitignore": "mine\n"})
    output("init", "--yes")
    assert (empty / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_a_dry_run_writes_nothing(empty: Path) -> None:
    assert "would write docs/en/index.md\n" in output("init", "--yes", "--dry-run")
    assert tree(empty) == {}
