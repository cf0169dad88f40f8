"""Everything that a build reads changes what is known of its inputs, and nothing else does."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kbtool.build import inputs as inputs_module
from kbtool.build.inputs import Inputs, Look
from kbtool.build.installed import package_folder
from kbtool.build.options import Options
from kbtool.build.sealing import find_places
from kbtool.config import read_configuration
from kbtool.history import changed_files
from tests.history.working_tree import WorkingTree

SETTINGS = """site_name: Help
site_url: https://help.example.com/
INHERIT: shared.yml
theme: {name: kbtool, custom_dir: mine}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages: [{locale: en, name: English, default: true}]
repo_url: !ENV [REPOSITORY, ""]
markdown_extensions: [our_extension]
"""
SHARED = "extra: {kbtool: {defaults: {audience: public}, diagrams: diagrams.js}}\n"
OPTIONS = Options(Path("site"))


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkingTree:
    """A small base, committed and left alone for a while, with an extension of its own."""
    found = WorkingTree(tmp_path / "base")
    found.write("mkdocs.yml", SETTINGS)
    found.write("shared.yml", SHARED)
    found.write("diagrams.js", "draw()")
    found.write("docs/en/a.md", "---\ntitle: A\n---\n\nText.\n")
    found.write("docs/en/img/a.txt", "picture")
    found.write("docs/_data/tags.yml", "a: {title: {en: A}}\n")
    found.write("docs/.hidden", "notes")
    found.write("mine/main.html", "template")
    found.write("overrides/main.html", "template")
    found.commit("2024-01-01")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/our_extension.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "elsewhere"))
    return found


def seen(tree: WorkingTree, options: Options = OPTIONS, now: int | None = None) -> Look | None:
    places = find_places(read_configuration(tree.path / "mkdocs.yml"), "overrides")
    return inputs_module.look(tree.path, places, options.asked, now)


def look(tree: WorkingTree, options: Options = OPTIONS, now: int | None = None) -> Inputs:
    found = seen(tree, options, now)
    assert found is not None
    return found.inputs


CHANGES: dict[str, Callable[[WorkingTree], object]] = {
    "an article": lambda tree: tree.write("docs/en/a.md", "---\ntitle: A\n---\n\nTexs.\n"),
    "a new article": lambda tree: tree.write("docs/en/b.md", "---\ntitle: B\n---\n"),
    "an article that is gone": lambda tree: (tree.path / "docs/en/a.md").unlink(),
    "an article that moved": lambda tree: tree.move("docs/en/a.md", "docs/en/c/a.md"),
    "an article that nobody may read": lambda tree: (tree.path / "docs/en/a.md").chmod(0o000),
    "a file that is refused": lambda tree: tree.write("docs/outside.md", "text"),
    "a hidden file, which Git may have, too": lambda tree: tree.write("docs/.hidden", "other"),
    "a link": lambda tree: (tree.path / "docs/en/b.md").symlink_to("a.md"),
    "a picture": lambda tree: tree.write("docs/en/img/a.txt", "another"),
    "a new picture": lambda tree: tree.write("docs/en/img/b.txt", "picture"),
    "a data file": lambda tree: tree.write("docs/_data/tags.yml", "a: {title: {en: B}}\n"),
    "the settings": lambda tree: tree.write("mkdocs.yml", SETTINGS.replace("Help", "Aid")),
    "inherited settings": lambda tree: tree.write("shared.yml", SHARED.replace("public", "internal")),
    "the script of diagrams": lambda tree: tree.write("diagrams.js", "paint()"),
    "a template of the base": lambda tree: tree.write("mine/main.html", "another"),
    "a new template of the base": lambda tree: tree.write("mine/404.html", "template"),
    "a file in overrides": lambda tree: tree.write("overrides/main.html", "another"),
    "an extension": lambda tree: tree.write("../elsewhere/our_extension.py", "import os"),
    "a commit": lambda tree: tree.git("commit", "--quiet", "--allow-empty", "-m", "more"),
    "names of people": lambda tree: tree.write(".mailmap", "B <b@example.org> Ann <ann@example.org>\n"),
    "Git's settings": lambda tree: tree.git("config", "log.showSignature", "true"),
    "a replaced commit": lambda tree: tree.git(
        "replace", "HEAD", tree.git("commit-tree", "HEAD^{tree}", "-m", "another")
    ),
    "a clone that was cut off": lambda tree: tree.write(".git/shallow", tree.git("rev-parse", "HEAD") + "\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_each_kind_of_input_counts(tree: WorkingTree, change: Callable[[WorkingTree], object]) -> None:
    before = look(tree)
    assert look(tree).are_those_of(before)
    change(tree)
    after = seen(tree)
    assert after is None or not after.inputs.are_those_of(before)


def test_a_commit_counts_in_a_clone_that_was_cut_off(tree: WorkingTree) -> None:
    tree.write(".git/shallow", tree.git("rev-parse", "HEAD") + "\n")
    before = look(tree)
    assert look(tree).are_those_of(before)
    tree.git("commit", "--quiet", "--allow-empty", "-m", "more")
    assert not look(tree).are_those_of(before)


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, today=date(2026, 11, 23)),
        replace(OPTIONS, audiences=("public",)),
        replace(OPTIONS, languages=("en",)),
        replace(OPTIONS, withhold=True),
        replace(OPTIONS, engine="properdocs"),
    ],
)
def test_what_is_asked_for_counts(tree: WorkingTree, options: Options) -> None:
    assert not look(tree, options).are_those_of(look(tree))


@pytest.mark.parametrize(
    ("name", "value"), [("SOURCE_DATE_EPOCH", "1764547200"), ("REPOSITORY", "https://git.example.com/help")]
)
def test_variables_that_reach_a_site_count(
    tree: WorkingTree, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(name, raising=False)
    before = look(tree)
    monkeypatch.setenv(name, value)
    assert not look(tree).are_those_of(before)


def test_the_day_counts_where_none_is_given(tree: WorkingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = look(tree)
    monkeypatch.setattr(inputs_module, "datetime", type("datetime", (), {"now": staticmethod(lambda zone: _Later())}))
    assert not look(tree).are_those_of(before)


class _Later:
    def date(self) -> date:
        return date(2999, 1, 1)


@pytest.mark.parametrize("package", ["kbtool", "mkdocs_kbtool", "mkdocs_kbtool.theme"])
def test_own_code_and_the_theme_count(
    tree: WorkingTree, tmp_path: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "package"
    (folder / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(
        inputs_module, "package_folder", lambda name: folder if name == package else package_folder(name)
    )
    (folder / "code.py").write_text("", encoding="utf-8")
    before = look(tree)
    (folder / "__pycache__/code.pyc").write_bytes(b"compiled")
    assert look(tree).are_those_of(before)
    (folder / "code.py").write_text("x", encoding="utf-8")
    assert not look(tree).are_those_of(before)


def test_what_is_installed_counts(tree: WorkingTree, tmp_path: Path) -> None:
    before = look(tree)
    (tmp_path / "elsewhere/other-1.0.dist-info").mkdir()
    assert not look(tree).are_those_of(before)


def test_where_a_site_goes_and_how_many_work_on_it_do_not_count(tree: WorkingTree) -> None:
    assert look(tree, replace(OPTIONS, output=Path("elsewhere"), jobs=7, wait=True)).are_those_of(look(tree))


def test_a_file_that_was_just_changed_counts_by_its_content(tree: WorkingTree) -> None:
    """Within one tick of the disk's clock, a file can be changed and look the same."""
    article = tree.path / "docs/en/a.md"
    before, signs = look(tree), article.stat()
    assert os.fsencode(article) in before.fresh
    article.write_text(article.read_text(encoding="utf-8").replace("Text", "Next"), encoding="utf-8")
    after = Inputs(before.digest, {**look(tree).fresh}, before.repository)
    assert article.stat().st_size == signs.st_size
    assert not after.are_those_of(before)


def test_what_was_just_changed_is_the_same_when_it_is_old(tree: WorkingTree) -> None:
    before = look(tree)
    later = look(tree, now=article_time(tree) + 3_000_000_000)
    assert before.fresh and not later.fresh and later.are_those_of(before)


def test_what_is_old_is_not_read(tree: WorkingTree) -> None:
    assert look(tree, now=article_time(tree) + 3_000_000_000).fresh == {}


def article_time(tree: WorkingTree) -> int:
    return max(path.lstat().st_ctime_ns for path in (Path(p, n) for p, _, ns in os.walk(tree.path) for n in ns))


def test_a_folder_elsewhere_that_a_link_leads_to_cannot_be_known(tree: WorkingTree, tmp_path: Path) -> None:
    (tree.path / "docs/en/near").symlink_to("img")
    assert seen(tree) is not None
    (tree.path / "docs/en/far").symlink_to(tmp_path / "elsewhere")
    assert seen(tree) is None


def test_what_was_seen_is_what_another_look_through_the_folder_finds(tree: WorkingTree) -> None:
    (tree.path / "docs/en/b.md").symlink_to("a.md")
    (tree.path / "docs/en/near").symlink_to("img")
    found = seen(tree)
    assert found
    below = found.files_below(tree.path, ["docs", "overrides", "nowhere", "docs/en"])
    assert below.keys() == {"docs", "overrides"}
    assert below["docs"] == dict(changed_files._files_below(tree.path, "docs"))
    assert below["docs"].keys() > {"docs/en/b.md", "docs/en/near", "docs/.hidden"}
