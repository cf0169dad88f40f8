"""The process that renders is started before anything else is loaded, and ends with whoever started it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kbtool.build import starting
from kbtool.build.processes import Workers
from kbtool.build.starting import start
from kbtool.build.worker import READY
from tests.conftest import REPOSITORY

COMMAND = """
from kbtool.build.starting import start
print("loaded", flush=True)
with start("mkdocs") as started:
    print(started.connection.recv(), started.connection.poll() + 0)
"""


def test_to_start_it_takes_neither_models_nor_yaml_nor_the_engine() -> None:
    code = "import sys, kbtool.build.starting; print(sorted({'pydantic', 'yaml', 'mkdocs', 'numpy'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_it_ends_with_the_block_whatever_happens() -> None:
    started = start("mkdocs")
    assert started.process.exitcode is None
    with pytest.raises(KeyError), started:
        raise KeyError
    assert started.process.exitcode is not None
    assert started.connection.closed


def test_whoever_is_given_it_starts_no_other_and_may_end_it() -> None:
    with start("mkdocs") as started:
        with Workers("mkdocs", 1, started) as workers:
            workers.begin()
            assert [worker.process for worker in workers._workers] == [started.process]
        assert started.process.exitcode is not None


def test_it_does_not_load_the_command_that_starts_it(tmp_path: Path) -> None:
    command = tmp_path / "command.py"
    command.write_text(COMMAND, encoding="utf-8")
    done = subprocess.run([sys.executable, command], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert (done.stdout, done.stderr) == ("loaded\nready 0\n", "")


def test_it_knows_where_its_parent_finds_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_process.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(starting, "CODE", f"import sys; sys.path = sys.argv[6:]; import own_process; {starting.CODE}")
    with start("mkdocs") as started:
        assert started.connection.recv() == READY
