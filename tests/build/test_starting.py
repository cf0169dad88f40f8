"""The process that renders is started before anything else is loaded, and ends with whoever started it."""

import subprocess
import sys

import pytest

from kbtool.build.processes import Workers
from kbtool.build.starting import start


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
