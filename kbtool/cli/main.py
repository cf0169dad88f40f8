"""The group of all commands, and what happens when one cannot go on."""

import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

from kbtool import __version__
from kbtool.cli.garbage import collect_seldom
from kbtool.errors import ConfigError, KbError

COMMANDS = {
    "init": "Start a knowledge base in this folder, or adopt the articles that are here.",
    "new": "Write the first lines of a new article.",
    "check": "Report what is wrong in the articles.",
    "validate": "Report files that cannot be read and front matter that is wrong.",
    "lint": "Report where articles break a rule: headings, links, words, translations.",
    "explain": "Explain a finding: what good articles do, why, and examples of wrong and right.",
    "serve": "Show the site on this computer and reload it while you write.",
    "build": "Build the sites of all audiences and languages.",
    "verify": "Look through the finished sites for leaks, and for what search engines stumble over.",
    "search": "Search a built site as its readers do, and say why each result is where it is.",
    "publish": "Send the built sites to where people read them.",
    "indexnow": "List the public addresses that changed, and tell search engines.",
    "list": "List articles by owner, state, date, tag or any other field.",
    "show": "Show one article: every value with its origin, places, editions, address.",
    "impact": "Say what a change means to readers, reviewers and translators.",
    "owners": "List owners with their articles, and write CODEOWNERS.",
    "doctor": "Say what is missing or wrong on this machine or in this repository, and what helps.",
    "schema": "Print the JSON Schema of the front matter.",
}
"""Command → first line of its help, so that `kbtool --help` need not load any of them."""

CANNOT_RUN = 2
INTERRUPTED = 130


class CannotGoOnError(click.ClickException):
    """A KbError on its way to the terminal."""

    exit_code = CANNOT_RUN

    def __init__(self, error: KbError) -> None:
        super().__init__(str(error))
        self.lines = error.problems if isinstance(error, ConfigError) else (str(error),)

    def show(self, file: object = None) -> None:
        """One line for each problem, on stderr."""
        for line in self.lines:
            click.echo(f"kbtool: {line}", err=True)


class LazyGroup(click.Group):
    """Loads a command's module when it is called, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kbtool.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command; what stops it becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except KbError as error:
            raise CannotGoOnError(error) from error
        except (KeyboardInterrupt, click.Abort):
            click.echo("stopped; the site is as it was" if ctx.invoked_subcommand == "build" else "stopped", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="kbtool %(version)s", help="Print the version and exit.")
def group() -> None:
    """Publish a folder of Markdown articles as help centres, for every audience in every language.

    \b
    Start here:
      kbtool init     asks a few questions and writes a small knowledge base
      kbtool serve    shows it in the browser while you write

    kbtool COMMAND --help explains a command. Exit codes: 0 clean, 1 problems found, 2 could not run.
    """


def main() -> None:
    """The console script."""
    collect_seldom()  # from here on: what is loaded is no garbage either
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look through all that is installed
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file name may hold what the terminal cannot show
    group(prog_name="kbtool")
