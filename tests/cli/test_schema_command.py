"""`kbtool schema`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kbtool.cli.editor_settings import PATTERN, TASKS_PATH
from kbtool.content.schema import TYPES
from tests.cli.conftest import output, refusal


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output("schema"))
    return found


def test_every_field_is_described(empty: Path) -> None:
    properties = schema()["properties"]
    assert properties.keys() == TYPES.keys()
    assert [name for name, part in properties.items() if not part.get("description")] == []
    assert properties["icon"]["description"].endswith("Only in the index.md of a folder.")
    assert properties["title"]["description"].endswith("Every translation has its own.")


def test_nothing_of_pydantic_and_python_is_left(empty: Path) -> None:
    text = output("schema")
    assert '"null"' not in text
    assert '"translated"' not in text
    assert '"index_only"' not in text
    assert "None" not in text
    assert schema()["$defs"]["Attachment"]["properties"]["title"]["type"] == "string"


def test_every_reference_leads_somewhere(empty: Path) -> None:
    found = schema()
    for reference in re.findall(r'"#/([^"]+)"', json.dumps(found)):
        part = found
        for name in reference.split("/"):
            part = part[name]
        assert isinstance(part, dict)


def test_outside_a_base_any_audience_and_owner_may_stand(empty: Path) -> None:
    found = schema()
    assert "enum" not in found["properties"]["audience"]
    assert "enum" not in found["properties"]["owner"]
    assert found["additionalProperties"] is False


def test_inside_a_base_only_its_own(base: Path) -> None:
    properties = schema()["properties"]
    assert properties["audience"]["enum"] == ["public", "agents", "internal"]
    assert properties["owner"]["enum"] == ["billing-team", "docs-team"]
    assert properties["reviewers"]["items"]["enum"] == ["billing-team", "docs-team"]
    assert properties["tags"]["anyOf"][0]["items"]["enum"] == ["money"]


def test_a_base_with_foreign_keys_allows_them(base: Path) -> None:
    text = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(text + "    foreign_keys: allow\n", encoding="utf-8")
    assert schema()["additionalProperties"] is True


@pytest.mark.parametrize("arguments", [["--editor"], ["--editor", "vscode"]])
def test_settings_for_an_editor_are_printed(empty: Path, arguments: list[str]) -> None:
    tasks = json.loads(output("schema", *arguments))["tasks"]
    assert [task["command"] for task in tasks] == ["kbtool check", "kbtool serve"]
    assert list(empty.iterdir()) == []


def test_settings_are_written_beside_mkdocs_yml_and_never_over_others(base: Path) -> None:
    output("schema", "--editor", "--write")
    assert json.loads((base / TASKS_PATH).read_text(encoding="utf-8")) == json.loads(output("schema", "--editor"))
    assert "exists already; nothing was written" in refusal("schema", "--editor", "--write")


def test_the_editor_understands_what_check_prints(base: Path) -> None:
    lines = [match for line in output("check", exit_code=1).split("\n") if (match := re.match(PATTERN, line))]
    assert ("docs/en/start/broken.md", "3", "1", "error", "KB101", "unknown-key: unknown key titel") in [
        line.groups() for line in lines
    ]
    errors = output("check", exit_code=1).count(" hint: ")
    assert len(lines) == errors
