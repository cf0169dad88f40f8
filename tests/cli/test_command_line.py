"""What holds for every command."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kbtool import __version__
from kbtool.cli import options
from kbtool.cli.main import COMMANDS, group
from kbtool.cli.progress import shown_progress
from kbtool.content.edition import Edition
from tests.cli.conftest import refusal, run

REPOSITORY = Path(__file__).parents[2]
KBTOOL = Path(sys.executable).with_name("kbtool")
READ_BY_PEOPLE = [
    REPOSITORY / "README.md",
    *(REPOSITORY / ".github").rglob("*.md"),
    *(REPOSITORY / "docs").rglob("*.md"),
]
MENTION = re.compile(r"(?:`|\$ |/)kbtool ([a-z][a-z-]*)")
HELP_MENTION = re.compile(r"kbtool ([a-z][a-z-]*)")


def every_command() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield name, command


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_every_command_has_a_help_text_with_an_example(name: str, command: click.Command) -> None:
    assert command.help is not None
    assert command.help.split("\n")[0] == COMMANDS[name]
    assert re.search(rf"Examples?:\n\s+kbtool {name}\b", command.help)


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_every_option_has_a_help_text(name: str, command: click.Command) -> None:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert parameter.help.endswith("."), parameter.help
        else:
            assert parameter.human_readable_name.strip("[].").upper() in (command.help or "").upper()


def test_every_listing_has_a_format_and_every_changing_command_a_dry_run() -> None:
    names = {name: {option for one in command.params for option in one.opts} for name, command in every_command()}
    assert {name for name, found in names.items() if "--format" in found} == {
        "check",
        "doctor",
        "impact",
        "indexnow",
        "lint",
        "list",
        "owners",
        "publish",
        "search",
        "show",
        "validate",
        "verify",
    }
    assert {name for name, found in names.items() if "--dry-run" in found} == {
        "check",
        "init",
        "lint",
        "new",
        "owners",
        "publish",
    }
    assert {name for name, found in names.items() if "--config" not in found} == {"explain", "init"}


def test_the_help_lists_every_command_in_its_order() -> None:
    listed = re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.MULTILINE)
    assert listed == list(COMMANDS)
    folder = REPOSITORY / "kbtool" / "cli" / "commands"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(COMMANDS)


def test_nothing_that_people_read_names_a_command_there_is_not() -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in READ_BY_PEOPLE}
    helps = {name: command.help or "" for name, command in every_command()} | {"": group.help or ""}
    mentioned = {(name, place) for place, text in texts.items() for name in MENTION.findall(text)}
    mentioned |= {(name, f"{place} --help") for place, text in helps.items() for name in HELP_MENTION.findall(text)}
    assert {name for name, _ in mentioned} >= {"init", "build", "serve", "check"}
    assert {(name, place) for name, place in mentioned if name not in COMMANDS} == set()


def test_an_unknown_command_or_option_exits_with_2() -> None:
    assert "No such command" in refusal("publsh")
    assert "No such option" in refusal("build", "--audiance", "public")


def test_without_a_base_every_command_that_needs_one_says_how_to_start(empty: Path) -> None:
    for arguments in (["check"], ["build"], ["serve"], ["list"], ["show", "a"], ["new", "faq", "a"]):
        assert (
            refusal(*arguments)
            == f"kbtool: {empty}: no mkdocs.yml here or above; run kbtool init to start a knowledge base\n"
        )


def test_the_settings_are_found_from_a_folder_below(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base / "docs" / "en" / "billing")
    assert options.find_configuration(None).path == base / "mkdocs.yml"


def test_all_problems_of_the_settings_are_printed(base: Path) -> None:
    (base / "mkdocs.yml").write_text("site_name: x\nextra: {kbtool: {mode: soft, audiences: [A]}}\n", encoding="utf-8")
    lines = refusal("check").split("\n")
    assert len(lines) == 4
    assert all(line.startswith("kbtool: ") for line in lines[:3])


def test_the_version_is_printed() -> None:
    assert run("--version").stdout == f"kbtool {__version__}\n"


def test_the_version_and_the_help_load_no_library() -> None:
    code = (
        "import sys; from kbtool.cli.main import group; group(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split("\n")[-2].split())
    assert {"kbtool.errors", "click"} <= loaded
    assert not loaded & {"pydantic", "yaml", "rich", "mkdocs", "babel", "git", "watchdog", "kbtool.config"}


def test_a_build_loads_no_bars_where_nobody_sees_them() -> None:
    code = "import sys, kbtool.cli.building; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kbtool.build.build" in loaded
    in_vain = {
        "rich.console",
        "rich.progress",
        "rich.text",
        "mkdocs",
        "jinja2",
        "markdown",
        "git",
        "lxml",
        "numpy",
        "PIL",
    }
    assert not loaded & {*in_vain, "imagesize", "ssl"}


def test_a_terminal_gets_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kbtool.cli.progress.is_colourful", lambda is_error: True)
    with shown_progress() as progress:
        progress(Edition("public", "en"), 1, 2)
    assert progress.__module__ == "kbtool.cli.progress_bars"


def test_a_pipe_and_no_color_get_no_colours(base: Path) -> None:
    done = subprocess.run([KBTOOL, "check"], cwd=base, capture_output=True, text=True)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("variables", "is_colourful"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colours_unless_it_wants_none(
    base: Path, variables: dict[str, str], is_colourful: bool
) -> None:
    ours, theirs = os.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = plain | {"TERM": "xterm-256color"} | variables
    subprocess.run([KBTOOL, "check"], cwd=base, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    printed = os.read(ours, 100_000)
    os.close(ours)
    assert b"unknown-key" in printed
    assert (b"\x1b[" in printed) is is_colourful
