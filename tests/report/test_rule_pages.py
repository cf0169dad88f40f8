"""The rules' reference pages say what the rules say."""

from pathlib import Path

import pytest

from kbtool.lint.labels import find_labels
from kbtool.lint.manual import find_entries
from kbtool.lint.options_text import describe_options, option_texts
from kbtool.lint.registry import find_rules
from kbtool.report.rule_pages import FOLDER, FOLDERS, LOCALES, render_rule_pages, write_rule_pages

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_in_docs_are_fresh() -> None:
    found = {
        path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
        for locale in LOCALES
        for folder in FOLDERS
        for path in (DOCS / locale / folder).glob("*.md")
    }
    assert found == render_rule_pages(), "run make reference"


def test_a_page_of_a_rule_that_is_gone_is_removed(tmp_path: Path) -> None:
    gone = tmp_path / "zh" / FOLDER / "gone.md"
    gone.parent.mkdir(parents=True)
    gone.write_text("x", encoding="utf-8")
    write_rule_pages(tmp_path)
    assert not gone.exists()
    assert (tmp_path / "fa" / FOLDER / "heading-skip.md").is_file()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_around_the_rules_is_translated(locale: str) -> None:
    assert find_labels(locale).keys() == find_labels("en").keys()
    if locale != "en":
        own = find_labels(locale)
        same = {name for name, text in find_labels("en").items() if text == own[name]}
        assert same <= {"full_stop", "space", "colon"}


@pytest.mark.parametrize("locale", ["zh", "fa"])
def test_every_finding_and_option_is_explained_in_every_language(locale: str) -> None:
    for entry, english in zip(find_entries(locale), find_entries(), strict=True):
        assert (entry.id, entry.name) == (english.id, english.name)
        assert entry.title != english.title
    for rule in find_rules():
        for option, english_option in zip(describe_options(rule, locale), describe_options(rule), strict=True):
            assert option.text != english_option.text, f"{rule.rule_name()} {option.name}"


def test_no_text_speaks_of_an_option_that_is_gone() -> None:
    options = {rule.rule_name(): {option.name for option in describe_options(rule)} for rule in find_rules()}
    assert {name: set(texts) for name, texts in option_texts().items()} == {
        name: found for name, found in options.items() if found
    }
