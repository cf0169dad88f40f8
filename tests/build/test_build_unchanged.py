"""`kbtool build` where nothing has changed: it says the same, and does nothing; and where it must not be taken so."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kbtool.build.build import build
from kbtool.cli import building
from tests.build.in_process import in_process as in_process
from tests.build.small_base import PIXEL
from tests.cli.conftest import MKDOCS_YML, run, tree, write
from tests.history.working_tree import WorkingTree

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("in_process", "quick_disk")]

SETTINGS = MKDOCS_YML.replace("        - {locale: zh-CN, name: 中文}\n", "")
TEXTS = {
    "mkdocs.yml": SETTINGS,
    "docs/_data/owners.yml": "docs-team: {name: Docs}\n",
    "docs/en/index.md": "---\ntitle: Home\ndefaults:\n  audience: public\n---\nHello.\n",
    "docs/en/billing/refunds.md": "---\ntitle: Refunds\n---\nMoney [back](nowhere.md).\n",
    "docs/en/start/pictures.md": "---\ntitle: Pictures\n---\n![A point](point.png)\n",
    "docs/en/billing/plans.md": "---\ntitle: Plans\naudience: agents\n---\nPlans.\n",
    "docs/fa/billing/refunds.md": "---\ntitle: بازپرداخت\n---\nText.\n",
}


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkingTree:
    """A base whose sites were just built."""
    found = WorkingTree(tmp_path / "base")
    monkeypatch.chdir(found.path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    write(found.path, TEXTS)
    (found.path / "docs/en/start/point.png").write_bytes(PIXEL)
    write(found.path, {".gitignore": "site/\n.cache/\n"})
    found.commit("2024-01-01")
    done = run("build")
    assert done.exit_code == 0, done.output
    return found


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by each build that looks at everything."""
    seen: list[str] = []
    real = building.build_base

    def noted(*arguments: object) -> int:
        seen.append("built")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "build_base", noted)
    return seen


def said(text: str) -> list[str]:
    """Lines but the last one, which tells the time."""
    assert text.rstrip().split("\n")[-1].startswith("built in ")
    return text.rstrip().split("\n")[:-1]


def test_a_build_with_nothing_to_do_says_what_a_whole_one_says(
    base: WorkingTree, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(base.path / "site")
    short = run("build")
    assert whole == []
    with monkeypatch.context() as patch:
        patch.setattr("kbtool.cli.commands.build._unchanged", lambda *_: (None, None, b""))
        long = run("build")
    assert whole == ["built"]
    assert said(short.stdout) == said(long.stdout) and short.stderr == long.stderr
    assert "rendered, " in short.stdout and short.exit_code == 0
    assert tree(base.path / "site") == before
    assert said(run("build").stdout) == said(long.stdout) and whole == ["built"]


def test_editions_that_were_chosen_are_known_by_that(base: WorkingTree, whole: list[str]) -> None:
    run("build", "--audience", "public")
    assert whole == ["built"]
    short = run("build", "--audience", "public")
    assert whole == ["built"] and "site/agents" not in short.stdout
    run("build", "--language", "fa")
    assert whole == ["built", "built"]
    run("build")
    assert whole == ["built", "built"]


def test_a_new_commit_without_a_change_is_in_the_manifest(base: WorkingTree, whole: list[str]) -> None:
    base.git("commit", "--quiet", "--allow-empty", "-m", "more")
    run("build")
    manifest = (base.path / "site/public").resolve().with_suffix(".json").read_text(encoding="utf-8")
    assert whole == ["built"] and base.git("rev-parse", "HEAD") in manifest


def test_a_file_that_only_git_knows_makes_the_tree_dirty(base: WorkingTree, whole: list[str]) -> None:
    base.write("docs/.notes", "not published")
    run("build")
    manifest = (base.path / "site/public").resolve().with_suffix(".json").read_text(encoding="utf-8")
    assert whole == ["built"] and '"dirty": true' in manifest


CHANGES: dict[str, Callable[[WorkingTree], object]] = {
    "an article": lambda base: base.write("docs/en/index.md", TEXTS["docs/en/index.md"] + "More.\n"),
    "an article with an error": lambda base: base.write("docs/en/index.md", "---\ntitel: Home\n---\n"),
    "the settings": lambda base: base.write("mkdocs.yml", SETTINGS.replace("Help", "Aid")),
    "a template": lambda base: base.write("overrides/main.html", "{% extends 'base.html' %}"),
    "the site": lambda base: (base.path / "site/public/index.html").unlink(),
    "what was live": lambda base: (base.path / "site/.current").unlink(),
    "the store": lambda base: (base.path / ".cache/kbtool/store.sqlite").write_bytes(b"damaged"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_changed_is_not_taken_for_the_same(
    base: WorkingTree, whole: list[str], change: Callable[[WorkingTree], object]
) -> None:
    change(base)
    run("build")
    assert whole == ["built"]


@pytest.mark.parametrize(
    "arguments",
    [["--clean"], ["--withhold"], ["--today", "2030-01-01"], ["--output", "elsewhere"], ["--part", "part"]],
)
def test_another_kind_of_build_is_a_whole_one(base: WorkingTree, whole: list[str], arguments: list[str]) -> None:
    run("build", *arguments)
    assert whole == ["built"]


def test_another_day_of_the_environment_is_another_build(
    base: WorkingTree, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764547200")
    run("build")
    run("build")
    assert whole == ["built"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1864547200")
    run("build")
    assert whole == ["built", "built"]


def test_a_build_that_had_problems_is_repeated(base: WorkingTree, whole: list[str]) -> None:
    base.write("docs/en/billing/broken.md", "---\ntitle: Broken\ntitel: again\n---\n")
    first, second = run("build", "--withhold"), run("build", "--withhold")
    assert whole == ["built", "built"]
    assert first.stderr == second.stderr and "titel" in second.stderr


def test_a_build_whose_plugins_are_not_known_is_repeated(base: WorkingTree, whole: list[str]) -> None:
    (base.path / "hook.py").write_text("", encoding="utf-8")
    base.write("mkdocs.yml", f"{SETTINGS}hooks: [hook.py]\n")
    run("build")
    run("build")
    assert whole == ["built", "built"]


def test_warnings_are_told_again(base: WorkingTree, whole: list[str], monkeypatch: pytest.MonkeyPatch) -> None:

    def warned(*arguments: object) -> object:
        built = build(*arguments)  # type: ignore[arg-type]
        fields = {name: getattr(built, name) for name in built.__slots__}
        return SimpleNamespace(**{**fields, "warnings": ("no font",)})

    monkeypatch.setattr(building, "build", warned)
    base.write("docs/en/index.md", TEXTS["docs/en/index.md"] + "More.\n")
    assert "warning: no font" in run("build").stderr
    assert "warning: no font" in run("build").stderr
    assert whole == ["built", "built"], "what is rendered may have warned"
    assert "warning: no font" in run("build").stderr
    assert whole == ["built", "built"], "nothing was rendered, and it was told all the same"
