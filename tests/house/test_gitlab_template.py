"""The pipeline for GitLab in the help centre is one that GitLab takes, and does what the workflows do."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from kbtool.cli.main import group
from kbtool.config import read_configuration
from tests.conftest import REPOSITORY

ARTICLE = "administer/publish/publish-with-gitlab.md"
LANGUAGES = ("en", "zh", "fa")


def template(language: str) -> str:
    text = (REPOSITORY / "docs" / language / ARTICLE).read_text(encoding="utf-8")
    (found,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return str(found)


def pipeline() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(template("en"))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_the_same_in_every_language(language: str) -> None:
    assert template(language) == template("en")


def test_gitlab_takes_the_template(tmp_path: Path) -> None:
    assert schema_check(tmp_path, pipeline()) == 0
    assert schema_check(tmp_path, pipeline() | {"build": {"scripts": ["make"]}}) == 1


def schema_check(folder: Path, content: dict[str, Any]) -> int:
    """The exit code of GitLab's own schema, which comes with the program."""
    path = folder / "pipeline.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(program), "--builtin-schema", "vendor.gitlab-ci", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def test_every_edition_is_built_and_every_audience_published() -> None:
    configuration = read_configuration(REPOSITORY / "mkdocs.yml")
    audiences = list(configuration.settings.audiences)
    languages = [language.locale for language in configuration.languages]
    found = pipeline()
    assert found["build"]["parallel"]["matrix"] == [{"AUDIENCE": audiences, "LANGUAGE": languages}]
    for name in ("verify", "publish"):
        assert found[name]["parallel"]["matrix"] == [{"AUDIENCE": audiences}]


def test_every_command_exists_with_its_options() -> None:
    commands = re.findall(r"\.venv/bin/kbtool ([^\n;|&>]*)", template("en"))
    assert {command.split()[0] for command in commands} == {"build", "check", "impact", "publish", "verify"}
    for words in map(shlex.split, commands):
        command = group.get_command(click.Context(group), words[0])
        assert command is not None
        options = {option for one in command.params for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= options


def test_nothing_is_sent_for_a_merge_request() -> None:
    found = pipeline()
    for name in ("build", "verify", "publish"):
        assert found[name]["extends"] == ".main"
    assert [name for name, job in found.items() if ".ci/send" in str(job)] == ["publish"]
    assert found["publish"]["environment"] == "publish-$AUDIENCE"
