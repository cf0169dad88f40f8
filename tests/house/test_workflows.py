"""The workflows: what they may do, that their commands exist, and that the linters would see a dangerous one."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from kbtool.cli.main import COMMANDS, group
from kbtool.config import read_configuration
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
BIN = Path(sys.executable).parent
WITH_SECRETS = "publish.yml"
DANGEROUS = """\
name: dangerous
on: pull_request_target
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo ${{ github.event.pull_request.title }}
"""


def workflow(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only: `on` stays
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in workflow(path)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_ends_some_day(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {"contents": "read"}
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(found["on"])
    for job in found["jobs"].values():
        assert int(job["timeout-minutes"]) <= 120
        assert "permissions" not in job


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_checkout_leaves_no_credentials_and_no_expression_becomes_a_command(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
            assert step["with"]["fetch-depth"] == "0"
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_action_is_pinned_to_a_digest_beside_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    for use in used:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


def test_all_workflows_use_the_same_versions_of_actions() -> None:
    used = {use for path in FILES for use in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8"))}
    assert len(used) == len({use.partition("@")[0] for use in used})


def test_only_the_step_that_sends_sees_credentials() -> None:
    seen = {path.name: path.read_text(encoding="utf-8").count("secrets.") for path in FILES}
    assert {name for name, times in seen.items() if times} == {WITH_SECRETS}
    jobs = workflow(FOLDER / WITH_SECRETS)["jobs"]
    holding = [(name, step["name"]) for name, job in jobs.items() for step in job["steps"] if "secrets." in str(step)]
    assert holding == [("publish", "Send the verified site")]
    assert jobs["publish"]["environment"] == "publish-${{ matrix.audience }}"
    assert (jobs["publish"]["needs"], jobs["verify"]["needs"]) == ("verify", "build")


def test_every_edition_is_built_and_every_audience_published() -> None:
    configuration = read_configuration(REPOSITORY / "mkdocs.yml")
    jobs = workflow(FOLDER / WITH_SECRETS)["jobs"]
    audiences = list(configuration.settings.audiences)
    languages = [language.locale for language in configuration.languages]
    assert jobs["build"]["strategy"]["matrix"] == {"audience": audiences, "language": languages}
    for name in ("verify", "publish"):
        assert jobs[name]["strategy"]["matrix"] == {"audience": audiences}


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every `kbtool …` of the workflows: its name and its options."""
    texts = [step.get("run", "") for path in FILES for step in steps(path)]
    texts.append((REPOSITORY / ".ci" / "send").read_text(encoding="utf-8"))
    for text in texts:
        for found in re.findall(r"\.venv/bin/kbtool ([^\n;|&>]*)", text):
            name, *rest = shlex.split(found)
            yield name, [word for word in rest if word.startswith("--")]


def test_every_command_of_the_workflows_exists_with_its_options() -> None:
    found = list(commands())
    assert {name for name, _ in found} == {"build", "check", "impact", "owners", "publish", "search", "verify"}
    for name, used in found:
        assert name in COMMANDS
        command = group.get_command(click.Context(group), name)
        assert command is not None
        assert set(used) <= {option for one in command.params for option in one.opts}, name


@pytest.mark.parametrize("program", [["actionlint", "-shellcheck=", "-pyflakes="], ["zizmor", "--offline", "--quiet"]])
def test_a_dangerous_workflow_would_be_seen(program: list[str], tmp_path: Path) -> None:
    path = tmp_path / ".github" / "workflows" / "dangerous.yml"
    path.parent.mkdir(parents=True)
    path.write_text(DANGEROUS, encoding="utf-8")
    done = subprocess.run([BIN / program[0], *program[1:], path], capture_output=True, text=True, check=False)
    assert done.returncode not in (0, 2, 127)
    assert "dangerous.yml" in done.stdout
