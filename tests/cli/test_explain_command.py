"""`kbtool explain`."""

import pytest

from kbtool.lint.manual import Entry, find_entries
from kbtool.verify import manual
from tests.cli.conftest import output, refusal


def test_a_rule_is_explained_by_number_and_by_name() -> None:
    printed = output("explain", "KB201")
    assert printed == output("explain", "heading-skip") == output("explain", "kb201")
    assert printed.startswith("KB201 heading-skip (warning)\nHeadings go down one level at a time.\n\n")
    assert "\nWrong\n    ## One\n\n    #### Two\n\nMended\n    ## One\n\n    ### Two\n" in printed
    assert "\nkbtool check --fix mends it.\n" in printed


@pytest.mark.parametrize(("locale", "title"), [("zh", "标题逐级向下。"), ("fa", "عنوان‌ها پله‌پله پایین می‌روند.")])
def test_it_is_explained_in_the_readers_language(locale: str, title: str) -> None:
    assert title in output("explain", "KB201", "--language", locale)


def test_a_language_without_texts_gets_english() -> None:
    assert output("explain", "KB201", "--language", "de") == output("explain", "KB201")


def test_options_are_listed_with_their_defaults() -> None:
    assert "\nOptions\n  most (default: 3): " in output("explain", "too-deep")


@pytest.mark.parametrize("entry", [*find_entries(), *manual.find_entries()], ids=lambda entry: entry.id)
def test_every_finding_has_an_explanation(entry: Entry | manual.Entry) -> None:
    assert output("explain", entry.id).startswith(f"{entry.id} {entry.name}")
    assert f"\n{entry.title}\n" in output("explain", entry.name)


def test_a_name_of_an_article_and_of_a_page_explains_both() -> None:
    of_articles, of_pages = output("explain", "KB200"), output("explain", "KV210")
    assert output("explain", "several-h1") == f"{of_articles}\n{of_pages}"


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    assert refusal("explain", "heading-skp").endswith("there is no such finding; did you mean heading-skip?\n")
    assert refusal("explain", "KB999").startswith("kbtool: KB999: there is no such finding")
