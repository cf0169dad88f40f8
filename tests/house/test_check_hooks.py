"""The hook and the workflow call the check as it is."""

import re
from pathlib import Path
from typing import Any

import yaml

from kbtool.cli.checking import FORMATS
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


def test_the_workflow_may_only_read_and_puts_no_name_of_others_into_a_command() -> None:
    workflow = load(".github/workflows/check-articles.yml")
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["check"]["steps"]
    assert steps[0]["with"]["persist-credentials"] is False
    commands = [step["run"] for step in steps if "run" in step]
    assert not any("${{" in command for command in commands)
    (check,) = (command for command in commands if "kbtool" in command)
    assert check.split()[1:4] == ["check", "--format", "github"]
    assert "github" in FORMATS


def test_all_workflows_use_the_same_versions_of_actions() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / ".github/workflows").glob("*.yml")]
    used = {use for text in texts for use in re.findall(r"uses: (\S+)", text)}
    assert len(used) == len({use.partition("@")[0] for use in used})
