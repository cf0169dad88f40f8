"""The workflows do what they say: their very commands, on a small base."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import MKDOCS_YML, write
from tests.conftest import REPOSITORY
from tests.history.working_tree import WorkingTree
from tests.house.workflow_run import WorkflowRun

pytestmark = pytest.mark.slow

HIDDEN = "goodwill credits are given without asking anybody at all"
TEXTS = {
    "docs/_data/owners.yml": "docs-team: {name: Docs}\n",
    "docs/en/index.md": "---\ntitle: Home\naudience: public\n---\nHello.\n",
    "docs/en/refunds.md": f"---\ntitle: Refunds\naudience: public\n---\nA.\n\n/// audience | agents\n{HIDDEN}.\n///\n",
    "docs/en/limits.md": f"---\ntitle: Limits\naudience: internal\n---\nHere {HIDDEN}.\n",
    "docs/fa/index.md": "---\ntitle: خانه\n---\nسلام.\n",
}
PLACES = "".join(f"      {name}: {{to: folder, path: ../served}}\n" for name in ("public", "internal"))


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    """A base with the editions of the workflows, and where they are published."""
    made = WorkingTree(tmp_path / "repository")
    settings = MKDOCS_YML.replace("        - {locale: zh-CN, name: 中文}\n", "")
    places = PLACES.replace("..", str(tmp_path))
    write(made.path, TEXTS | {"mkdocs.yml": f"{settings}    publish:\n{places}"})
    (made.path / ".ci").mkdir()
    shutil.copy(REPOSITORY / ".ci" / "send", made.path / ".ci")
    made.commit("2026-01-01")
    return made


def workflow(name: str, tree: WorkingTree, place: Path, **context: str) -> WorkflowRun:
    values = {"GITHUB_SHA": tree.git("rev-parse", "HEAD")} | {
        key.replace("_", ".", 1): text for key, text in context.items()
    }
    return WorkflowRun(f"{name}.yml", tree.path, place, values, frozenset({"agents", "zh"}))


def test_what_is_merged_is_published_to_each_audience_and_to_no_wider_one(tree: WorkingTree, tmp_path: Path) -> None:
    workflow("publish", tree, tmp_path / "run").run()
    public, internal = tmp_path / "served" / "public", tmp_path / "served" / "internal"
    for site in (public, internal):
        assert (site / "fa" / "index.html").is_file()
    assert HIDDEN in (internal / "refunds" / "index.html").read_text(encoding="utf-8")
    assert HIDDEN in (internal / "limits" / "index.html").read_text(encoding="utf-8")
    assert not (public / "limits").exists()
    pages = [path for path in public.rglob("*") if path.is_file()]
    assert public / "refunds" / "index.html" in pages
    assert not any(HIDDEN.encode() in path.read_bytes() for path in pages)


def test_a_pull_request_gets_a_closed_preview_and_a_summary(tree: WorkingTree, tmp_path: Path) -> None:
    tree.git("checkout", "--quiet", "-b", "change")
    limits = TEXTS["docs/en/limits.md"].replace("internal", "public")
    tree.write("docs/en/limits.md", limits)
    tree.commit("2026-01-02")
    place = tmp_path / "run"
    workflow("pull-request", tree, place, github_base_ref="main").run()
    summary = (place / "summary.md").read_text(encoding="utf-8")
    assert "| `docs/en/limits.md` | internal | public | the whole article: Limits |" in summary
    page = (place / "artifacts/preview/public/limits/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex' in page


def test_every_night_both_builds_are_the_same(tree: WorkingTree, tmp_path: Path) -> None:
    tree.write("docs/en/refunds.md", TEXTS["docs/en/refunds.md"].replace("A.", "B."))
    tree.commit("2026-01-02")
    workflow("nightly", tree, tmp_path / "run").run()
    assert (tmp_path / "run/same/cold/public/index.html").is_file()
