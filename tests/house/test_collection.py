"""Every test file is run: pytest passes over folders with certain names, and a test that is not run looks like one that
passed."""

import pytest

from tests.conftest import COLLECTED, REPOSITORY


def test_every_test_file_is_collected(request: pytest.FixtureRequest) -> None:
    folder = REPOSITORY / "tests"
    if folder not in [request.config.invocation_params.dir / name for name in request.config.args]:
        pytest.skip("only a run of all tests knows them all")
    collected = request.config.stash[COLLECTED]
    assert [path for path in folder.rglob("test_*.py") if path not in collected] == []
