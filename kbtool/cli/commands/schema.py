"""`kbtool schema`."""

import json
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.cli.editor_settings import TASKS_PATH, vscode_tasks
from kbtool.cli.new_files import write_new_files
from kbtool.content.json_schema import front_matter_schema
from kbtool.content.knowledge_base import KnowledgeBase

EDITORS = ("vscode",)


@click.command()
@click.option(
    "--editor",
    type=click.Choice(EDITORS),
    is_flag=False,
    flag_value=EDITORS[0],
    help="Print settings that make this editor underline what kbtool finds. Without a name: vscode.",
)
@click.option("--write", is_flag=True, help=f"With --editor: write the settings to {TASKS_PATH}.")
@options.config
def command(editor: str | None, write: bool, config_path: Path | None) -> None:
    """Print the JSON Schema of the front matter.

    In a knowledge base it allows that base's audiences, owners and tags only.

    No editor we know applies a schema to the front matter of a Markdown file by itself; VS Code's YAML extension does
    not either. With --editor you get a task for VS Code that runs kbtool check and underlines every finding in the
    text; it needs no extension. With Node.js, remark-lint-frontmatter-schema and the extension unifiedjs.vscode-remark
    apply the schema itself.

    \b
    Examples:
      kbtool schema > front-matter.schema.json
      kbtool schema --editor vscode --write
    """
    if editor is None:
        click.echo(json.dumps(front_matter_schema(_knowledge_base(config_path)), ensure_ascii=False, indent=2))
    elif write:
        root = options.find_configuration(config_path).root
        write_new_files(root, {TASKS_PATH: vscode_tasks()})
        click.echo(f"wrote {TASKS_PATH}")
        click.echo("next: open the folder in VS Code and press Ctrl+Shift+B (on a Mac Cmd+Shift+B)")
    else:
        click.echo(vscode_tasks(), nl=False)
        click.echo(f"this belongs into {TASKS_PATH} beside mkdocs.yml; --write puts it there", err=True)


def _knowledge_base(config_path: Path | None) -> KnowledgeBase | None:
    """The base here or above; None where there is none."""
    if config_path is None and not options.is_inside_base():
        return None
    return KnowledgeBase.from_folder(options.find_configuration(config_path))
