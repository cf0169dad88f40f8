"""Everything that a plan is made from changes the digest of the inputs, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kbtool.build.inputs import inputs_digest
from kbtool.build.options import Options
from kbtool.config import read_configuration
from kbtool.content.files.sources import sources_from_folder
from kbtool.history.source import Source
from tests.history.working_tree import WorkingTree

SETTINGS = """site_name: Help
site_url: https://help.example.com/
INHERIT: shared.yml
theme: {name: kbtool}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages: [{locale: en, name: English, default: true}]
"""
SHARED = "extra: {kbtool: {defaults: {audience: public}, diagrams: diagrams.js}}\n"
OPTIONS = Options(Path("site"), today=date(2026, 11, 22))


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    """A small base, committed."""
    found = WorkingTree(tmp_path / "base")
    found.write("mkdocs.yml", SETTINGS)
    found.write("shared.yml", SHARED)
    found.write("diagrams.js", "draw()")
    found.write("docs/en/a.md", "---\ntitle: A\n---\n\nText.\n")
    found.write("docs/en/img/a.txt", "picture")
    found.write("docs/_data/tags.yml", "a: {title: {en: A}}\n")
    found.commit("2024-01-01")
    return found


def digest(tree: WorkingTree, options: Options = OPTIONS, surroundings: bytes = b"") -> bytes | None:
    configuration = read_configuration(tree.path / "mkdocs.yml")
    sources = sources_from_folder(configuration)
    if sources.asset_signs is None:  # as of files that were just written
        signs = [(path, (tree.path / "docs" / path).stat()) for path in sources.asset_sizes]
        known = [(path, sign.st_size, sign.st_mtime_ns, sign.st_ino) for path, sign in signs]
        sources = replace(sources, asset_signs=repr(known))
    return inputs_digest(configuration, sources, options, surroundings)


CHANGES: dict[str, Callable[[WorkingTree], object]] = {
    "an article": lambda tree: tree.write("docs/en/a.md", "---\ntitle: A\n---\n\nTexs.\n"),
    "a new article": lambda tree: tree.write("docs/en/b.md", "---\ntitle: B\n---\n"),
    "an article that is gone": lambda tree: (tree.path / "docs/en/a.md").unlink(),
    "an article that moved": lambda tree: tree.move("docs/en/a.md", "docs/en/c/a.md"),
    "a file that is refused": lambda tree: tree.write("docs/outside.md", "text"),
    "a link": lambda tree: (tree.path / "docs/en/b.md").symlink_to("a.md"),
    "a picture": lambda tree: tree.write("docs/en/img/a.txt", "another"),
    "a new picture": lambda tree: tree.write("docs/en/img/b.txt", "picture"),
    "a data file": lambda tree: tree.write("docs/_data/tags.yml", "a: {title: {en: B}}\n"),
    "the settings": lambda tree: tree.write("mkdocs.yml", SETTINGS.replace("Help", "Aid")),
    "inherited settings": lambda tree: tree.write("shared.yml", SHARED.replace("public", "internal")),
    "the script of diagrams": lambda tree: tree.write("diagrams.js", "paint()"),
    "a commit": lambda tree: tree.git("commit", "--quiet", "--allow-empty", "-m", "more"),
    "names of people": lambda tree: tree.write(".mailmap", "B <b@example.org> Ann <ann@example.org>\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_each_kind_of_input_counts(tree: WorkingTree, change: Callable[[WorkingTree], object]) -> None:
    before = digest(tree)
    assert before is not None and digest(tree) == before
    change(tree)
    assert digest(tree) != before


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, today=date(2026, 11, 23)),
        replace(OPTIONS, audiences=("public",)),
        replace(OPTIONS, languages=("en",)),
        replace(OPTIONS, withhold=True),
        replace(OPTIONS, source=Source("a" * 40)),
    ],
)
def test_what_is_asked_for_counts(tree: WorkingTree, options: Options) -> None:
    assert digest(tree, options) != digest(tree)


def test_code_libraries_and_surroundings_count(tree: WorkingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {digest(tree), digest(tree, surroundings=b"other")}
    for name in ("code_digest", "library_versions", "version"):
        with monkeypatch.context() as patch:
            patch.setattr(f"kbtool.build.inputs.{name}", lambda *names: "other")
            found.add(digest(tree))
    assert len(found) == 5


def test_where_a_site_goes_and_how_many_work_on_it_do_not_count(tree: WorkingTree) -> None:
    assert digest(tree, replace(OPTIONS, output=Path("elsewhere"), jobs=7, wait=True)) == digest(tree)


def test_a_picture_that_was_just_changed_gives_no_digest(tree: WorkingTree) -> None:
    configuration = read_configuration(tree.path / "mkdocs.yml")
    sources = replace(sources_from_folder(configuration), asset_signs=None)
    assert inputs_digest(configuration, sources, OPTIONS) is None
