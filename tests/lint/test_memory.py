"""What is remembered of an article: the same document, the same findings, and never what another one looked at."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.lint.case import Case
from kbtool.lint.check import Request, check
from kbtool.lint.document import read_document
from kbtool.lint.examples import case_context
from kbtool.lint.lint_settings import read_lint_settings
from kbtool.lint.linting import running_rules
from kbtool.lint.memory.memory import Memory
from kbtool.lint.memory.stored_document import (
    OUTLINE,
    TEXT,
    StoredDocument,
    decode_parts,
    encode_outline,
    encode_text,
)
from kbtool.lint.memory.witness import Witness, touched_by
from kbtool.lint.mending import mend
from kbtool.lint.parts import Document
from kbtool.lint.registry import find_rules
from kbtool.lint.rule import Rule
from kbtool.store.digests import digest_of
from kbtool.store.store import NO_STORE, Store
from tests.lint.edited_base import EditedBase

DAY = date(2026, 11, 22)
RULES = find_rules()
SHELVES = ("articles", "files", "outlines", "prose", "texts")
CASES = [case for rule in RULES for case in (*rule.fails, *rule.passes)]


def _folder(state: str) -> str:
    return f"---\ntitle: F\ndefaults: {{state: {state}}}\n---\n"


def _source(state: str) -> str:
    return f"---\ntitle: T\nstate: {state}\n---\nTODO\n"


@pytest.fixture
def base(tmp_path: Path) -> EditedBase:
    edited = EditedBase(tmp_path, seed=7)
    for _ in range(12):
        edited.edit()
    return edited


def store_of(base: EditedBase) -> Store:
    return Store(base.root / "store", DAY)


def checked(base: EditedBase, store: Store) -> object:
    with store:
        return check(read_configuration(base.root / "mkdocs.yml"), Request(DAY, base.root), store).reported


def texts() -> Iterator[str]:
    for case in CASES:
        yield from (text for path, text in case.files.items() if path.endswith(".md"))


def stored(document: Document) -> Document:
    outline, text = decode_parts(encode_outline(document), OUTLINE), decode_parts(encode_text(document), TEXT)
    assert outline is not None
    return StoredDocument.of(outline, lambda: text, lambda: pytest.fail("it was in the store"))


def test_a_stored_document_is_the_one_that_was_read() -> None:
    count = 0
    for text in texts():
        document = read_document(text)
        again = stored(document)
        assert {name: getattr(again, name) for name in (*OUTLINE, *TEXT)} == vars(document)
        count += 1
    assert count > 300


def test_a_document_whose_text_is_gone_from_the_store_is_read_again() -> None:
    document = read_document("# One\n\nTwo and three.\n")
    outline = decode_parts(encode_outline(document), OUTLINE)
    assert outline is not None
    again = StoredDocument.of(outline, lambda: None, lambda: document)
    assert again.paragraphs == document.paragraphs
    assert again.headings == document.headings


def touched(rules: Mapping[str, Rule[Any]], case: Case, fresh: bool) -> dict[tuple[str, str], tuple[str, ...]]:
    """(rule, article) → the parts of the base that the rule looks at for the article."""
    context = case_context(case)
    witness = Witness(context)
    found = {}
    for name, rule in rules.items():
        for manuscript in context.manuscripts:
            judge = type(rule)(rule.options) if fresh else rule
            list(judge.check_article(manuscript, witness))
            found[name, manuscript.path] = touched_by(witness)
    return found


def test_a_rule_does_not_keep_for_itself_what_it_saw() -> None:
    """Else it would look at the base for the first article only, and findings in the others would be remembered."""
    rules = running_rules(RULES, read_lint_settings({}, RULES))
    for case in (case for case in CASES if len(case.files) > 1):
        assert touched(rules, case, fresh=False) == touched(rules, case, fresh=True), case.files


def test_the_witness_sees_who_looks_at_other_articles() -> None:
    rules = running_rules(RULES, read_lint_settings({}, RULES))
    case = Case({"en/a.md": "[B](b.md) the the\n", "en/b.md": "Alone\n"})
    seen = touched(rules, case, fresh=False)
    assert seen["doubled-word", "docs/en/a.md"] == ()
    assert seen["avoided-term", "docs/en/a.md"] == ("data",)
    assert "references" in seen["link-to-unpublished", "docs/en/a.md"]
    assert seen["link-to-unpublished", "docs/en/b.md"] == ()


def test_rules_do_not_run_again_for_what_has_not_changed(base: EditedBase, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = next(rule for rule in RULES if rule.rule_name() == "doubled-word")
    looked: list[str] = []
    run = rule.check_article

    def noted(self: Any, manuscript: Any, context: Any) -> Any:
        looked.append(manuscript.path)
        return run(self, manuscript, context)

    monkeypatch.setattr(rule, "check_article", noted)
    checked(base, store_of(base))
    first = len(looked)
    file = next((base.root / "docs" / "en").rglob("*.md"))
    file.write_text(file.read_text(encoding="utf-8") + "\nMore of it.\n", encoding="utf-8")
    checked(base, store_of(base))
    assert first > 30
    assert looked[first:] in ([file.relative_to(base.root).as_posix()], [])  # none where it is withheld


def test_values_that_are_no_values_are_worked_out_again(base: EditedBase) -> None:
    """Whatever stands under a key: rubbish, or another article's value with a right check of its own."""
    expected = checked(base, NO_STORE)
    for rubbish in (b"", b"\xc1", b"\x90", b"\x93\x90\x90\x80", None):
        assert checked(base, store_of(base)) == expected
        spoil(base.root / "store" / "store.sqlite", rubbish)
        assert checked(base, store_of(base)) == expected, rubbish


def spoil(file: Path, rubbish: bytes | None) -> None:
    """Puts rubbish under every key, with the check that belongs to it; None flips a bit in every value instead."""
    with sqlite3.connect(file) as database:
        if rubbish is not None:
            database.execute("DELETE FROM entries WHERE shelf = 'runs'")  # so that all others are asked for
        found = database.execute("SELECT shelf, key, value FROM entries WHERE length(value)").fetchall()
        for shelf, key, value in found:  # the note of the day on which old ones were looked for has no value
            new = bytes([*value[:-1], value[-1] ^ 1]) if rubbish is None else _checked(shelf, key, rubbish)
            if rubbish is None or shelf in SHELVES:
                database.execute("UPDATE entries SET value = ? WHERE shelf = ? AND key = ?", (new, shelf, key))
    database.close()


def _checked(shelf: str, key: bytes, value: bytes) -> bytes:
    return digest_of(shelf, key, value)[:8] + value


def test_another_version_of_the_code_remembers_nothing(base: EditedBase, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(base, store_of(base))
    rule = next(rule for rule in RULES if rule.rule_name() == "heading-skip")
    monkeypatch.setattr(rule, "check_article", lambda self, manuscript, context: ())
    monkeypatch.setattr("kbtool.lint.memory.memory.code_digest", lambda *names: b"newer code")
    monkeypatch.setattr("kbtool.lint.memory.run.code_version", lambda: b"newer code")
    assert checked(base, store_of(base)) == checked(base, NO_STORE)


def test_mending_with_a_store_makes_the_same_files(base: EditedBase) -> None:
    (base.root / "docs" / "en" / "typo.md").write_text("---\ntitle: A\n---\n## B\n\n#### C\n\nD d.\n", encoding="utf-8")
    configuration, request = read_configuration(base.root / "mkdocs.yml"), Request(DAY, base.root)
    expected = mend(configuration, request)
    for _ in range(2):
        with store_of(base) as store:
            assert mend(configuration, request, store) == expected
    assert expected.files


def test_a_base_says_nothing_of_where_its_folder_lies(
    base: EditedBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A store may come to another machine: what it holds is found there."""
    checked(base, store_of(base))
    other = tmp_path_factory.mktemp("elsewhere") / "base"
    shutil.copytree(base.root, other)
    configuration = read_configuration(other / "mkdocs.yml")
    kb = KnowledgeBase.from_folder(configuration)
    with Store(other / "store", DAY) as store:
        assert len(store.find("texts", kb.keys.values())) == len(kb.keys)
        memory = Memory(kb, store, options())
        assert all(memory.of(article, kb.texts[article.path]).groups is not None for article in kb.articles)


def options() -> list[str]:
    rules = running_rules(RULES, read_lint_settings({}, RULES))
    return [f"{name} {rule.options!r}" for name, rule in rules.items()]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("docs/en/start/index.md", _folder("published"), _folder("draft")),
        ("docs/en/start/todo.md", _source("published"), _source("draft")),
        ("docs/_data/terms.yml", "", "en:\n  - {avoid: unusual, prefer: rare}\n"),
    ],
)
def test_what_an_article_inherits_and_what_data_files_say_counts(
    path: str, before: str, after: str, base: EditedBase
) -> None:
    """The folder, the source of a translation, the words that are to be avoided: none of them is in the article."""
    for name, text in {
        "docs/en/start/todo.md": "---\ntitle: T\n---\nTODO\n",
        "docs/fa/start/todo.md": "---\ntitle: T\n---\nTODO unusual\n",
        "docs/en/start/word.md": "---\ntitle: W\n---\nSomething unusual, TODO\n",
        path: before,
    }.items():
        (base.root / name).parent.mkdir(parents=True, exist_ok=True)
        (base.root / name).write_text(text, encoding="utf-8")
    first = checked(base, store_of(base))
    (base.root / path).write_text(after, encoding="utf-8")
    assert checked(base, store_of(base)) == checked(base, NO_STORE) != first
