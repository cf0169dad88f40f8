"""An empty repository for each test."""

from pathlib import Path

import pytest

from tests.history.working_tree import WorkingTree


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    return WorkingTree(tmp_path / "base")
