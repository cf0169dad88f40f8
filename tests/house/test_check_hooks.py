"""The hook calls the check as it is."""

import re
from pathlib import Path
from typing import Any

import yaml

from tests.cli.conftest import run

REPOSITORY = Path(__file__).parents[2]


def load(path: str) -> Any:
    return yaml.safe_load((REPOSITORY / path).read_text(encoding="utf-8"))


def test_the_hook_runs_a_command_there_is_for_every_file_of_a_base() -> None:
    (hook,) = load(".pre-commit-hooks.yaml")
    assert hook["id"] == "kbtool-check"
    program, command = hook["entry"].split()
    assert program == "kbtool"
    assert run(command, "--help").exit_code == 0
    assert not hook["pass_filenames"]
    for path in ("mkdocs.yml", "docs/en/a.md", "docs/_data/tags.yml", "help/docs/fa/a.md"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "kbtool/errors.py")
