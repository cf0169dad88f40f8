"""`kbtool doctor`, on a real base that is broken in real ways."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import output, run, tree, write
from tests.history.working_tree import WorkingTree

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"
HANDLES = 'docs-team: {name: Docs, handle: "@example/docs"}\nbilling-team: {name: Billing}\n'


@pytest.fixture
def kept(base: Path) -> WorkingTree:
    """The small base in a repository."""
    made = WorkingTree(base)
    made.commit("2026-01-01")
    return made


def findings(exit_code: int = 0) -> dict[str, dict[str, Any]]:
    """Name → finding."""
    found = json.loads(output("doctor", "--format", "json", exit_code=exit_code))["findings"]
    return {item["name"]: item for item in found}


def test_a_base_that_is_well_has_no_error_and_nothing_is_changed(kept: WorkingTree) -> None:
    before = tree(kept.path)
    assert {name for name, item in findings().items() if item["state"] == "error"} == set()
    assert tree(kept.path) == before


def test_every_error_and_warning_has_a_remedy(kept: WorkingTree) -> None:
    for item in findings().values():
        assert item["state"] == "ok" or item["remedy"], item
    assert output("doctor").split("\n")[-2].startswith("0 errors, ")


def test_a_pointer_of_git_lfs_is_told(kept: WorkingTree) -> None:
    write(kept.path, {"docs/en/billing/refund.png": POINTER})
    found = findings(exit_code=1)["lfs-pointers"]
    assert found["what"] == "Git LFS pointers instead of files: 1, the first docs/en/billing/refund.png"
    assert "git lfs pull" in found["remedy"]


def test_a_shallow_clone_is_told(kept: WorkingTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(kept.path, {"docs/en/more.md": "---\ntitle: More\n---\n"})
    kept.commit("2026-01-02")
    clone = tmp_path / "elsewhere" / "clone"
    kept.git("clone", "--quiet", "--depth=1", f"file://{kept.path}", str(clone))
    monkeypatch.chdir(clone)
    assert findings(exit_code=1)["shallow-clone"]["state"] == "error"


def test_owners_that_changed_since_codeowners_was_written_are_told(kept: WorkingTree) -> None:
    write(kept.path, {"docs/_data/owners.yml": HANDLES})
    run("owners", "--write")
    assert findings()["codeowners"]["what"] == ".github/CODEOWNERS is up to date"
    write(kept.path, {"docs/_data/owners.yml": HANDLES.replace("@example/docs", "@example/writers")})
    assert findings(exit_code=1)["codeowners"]["remedy"] == "run kbtool owners --write"


def test_all_problems_of_the_settings_are_told(kept: WorkingTree) -> None:
    path = kept.path / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("widest", "").replace("folder", "suffix") + "    x: 1\n")
    done = run("doctor")
    assert done.exit_code == 1
    assert "plugins.i18n.docs_structure: must be folder" in done.stdout
    assert "extra.kbtool.x" in done.stdout


def test_without_a_base_the_machine_is_looked_at(empty: Path) -> None:
    found = findings(exit_code=1)
    assert found["mkdocs-yml"]["remedy"] == "run kbtool init to start a knowledge base"
    assert "python" in found
