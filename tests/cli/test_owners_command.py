"""`kbtool owners`."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import TEXTS, output, run, write

OWNERS = """\
docs-team: {name: Docs, handle: "@example/docs"}
billing-team: {name: Billing, handle: "@example/billing"}
ada: {name: Ada, team: billing-team, active: false, handle: "@ada"}
bob: {name: Bob}
"""
DATA = "docs/_data/owners.yml"
FILE = ".github/CODEOWNERS"
GENERATED = """\
# Written by kbtool owners --write from the owners of the articles: change those, not these lines.
/docs/en/                    @example/docs
/docs/en/billing/refunds.md  @example/billing
/docs/fa/                    @example/docs
/docs/fa/billing/            @example/billing
/docs/zh-cn/                 @example/billing
# End of what kbtool owners --write has written.
"""


@pytest.fixture
def owned(base: Path) -> Path:
    write(base, {DATA: OWNERS})
    return base


def test_owners_are_listed_with_what_is_theirs(owned: Path) -> None:
    rows = [line.split() for line in output("owners").split("\n")]
    assert rows[0] == ["owner", "name", "handle", "articles"]
    assert ["ada", "Ada", "(has", "left)", "@example/billing", "0"] in rows
    assert ["billing-team", "Billing", "@example/billing", "3"] in rows
    assert ["bob", "Bob", "none", "0"] in rows
    assert "  docs/fa/billing/refunds.md" in output("owners", "--articles").split("\n")
    (billing,) = (
        item for item in json.loads(output("owners", "--format", "json"))["owners"] if item["key"] == "billing-team"
    )
    assert billing["articles"] == [f"docs/{language}/billing/refunds.md" for language in ("en", "fa", "zh-cn")]


def test_codeowners_is_written_once_and_then_up_to_date(owned: Path) -> None:
    assert output("owners", "--write") == f"wrote {FILE}\n"
    text = (owned / FILE).read_text(encoding="utf-8")
    assert text.endswith(f"\n\n{GENERATED}")
    assert output("owners", "--write") == f"{FILE} is up to date\n"
    assert output("owners", "--check") == f"{FILE} is up to date\n"


def test_a_file_without_our_part_is_no_drift(owned: Path) -> None:
    message = f"{FILE} has no part of ours; kbtool owners --write adds it\n"
    assert output("owners", "--check") == message
    write(owned, {FILE: "* @example/all\n"})
    assert output("owners", "--check") == message


def test_lines_of_people_stay_where_they_are(owned: Path) -> None:
    old = GENERATED.replace("@example", "@former")
    write(owned, {FILE: f"* @example/all\n\n{old}\n/docs/fa/ @example/persian\n"})
    output("owners", "--write")
    assert (owned / FILE).read_text(encoding="utf-8") == f"* @example/all\n\n{GENERATED}\n/docs/fa/ @example/persian\n"


def test_a_file_that_people_wrote_gets_the_rules_at_its_end(owned: Path) -> None:
    write(owned, {FILE: "* @example/all"})
    assert output("owners", "--write", "--dry-run") == f"* @example/all\n\n{GENERATED}"
    assert (owned / FILE).read_text(encoding="utf-8") == "* @example/all"


def test_a_changed_owner_is_drift(owned: Path) -> None:
    output("owners", "--write")
    path = "docs/en/billing/refunds.md"
    write(owned, {path: TEXTS[path].replace("owner: billing-team", "owner: docs-team")})
    done = run("owners", "--check")
    assert done.exit_code == 1
    assert done.stderr == f"{FILE} is not what the owners of the articles say; run kbtool owners --write\n"


def test_who_cannot_be_asked_is_named(base: Path) -> None:
    done = run("owners", "--write")
    assert "billing-team: 3 articles, and no handle: add handle: in owners.yml" in done.stderr.split("\n")
    assert "@" not in (base / FILE).read_text(encoding="utf-8")


def test_a_base_inside_its_repository_has_its_folder_in_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write(tmp_path / "our help", {**TEXTS, DATA: OWNERS})
    monkeypatch.chdir(tmp_path / "our help")
    output("owners", "--write")
    lines = (tmp_path / FILE).read_text(encoding="utf-8").split("\n")
    assert "/our\\ help/docs/en/                    @example/docs" in lines


@pytest.mark.parametrize("handle", ["docs", "@a b", "@", "@a\\n* @b"])
def test_a_handle_that_is_none_is_reported(owned: Path, handle: str) -> None:
    write(owned, {DATA: f'docs-team: {{name: Docs, handle: "{handle}"}}\n'})
    assert f"{DATA}:1:" in output("check", exit_code=1)


@pytest.mark.parametrize("options", [("--write", "--check"), ("--dry-run",)])
def test_options_that_exclude_each_other_are_refused(owned: Path, options: tuple[str, ...]) -> None:
    assert run("owners", *options).exit_code == 2
    assert not (owned / FILE).exists()
