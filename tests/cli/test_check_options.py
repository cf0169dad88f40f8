"""`kbtool check` with everything it can be asked."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import output, refusal, run, tree, write
from tests.history.working_tree import WorkingTree

SKIP = "docs/en/billing/skip.md"
TEXT = "---\ntitle: 'Skip'   # our own quotes\n---\r\n\r\n#### Deep\r\n\r\nText.\r\n"


@pytest.fixture
def skipping(base: Path) -> Path:
    """The small base, clean but for a heading."""
    (base / "docs/en/start/broken.md").unlink()
    (base / SKIP).write_bytes(TEXT.encode())
    return base


def names(*arguments: str | Path, exit_code: int = 0) -> set[str]:
    """The names of what is found."""
    found = json.loads(output(*arguments, "--format", "json", exit_code=exit_code))
    return {item["name"] for item in found["diagnostics"]}


def test_the_halves_find_what_the_whole_finds(base: Path) -> None:
    (base / SKIP).write_bytes(TEXT.encode())
    whole = names("check", exit_code=1)
    assert {"heading-skip", "unknown-key"} <= whole
    assert names("lint") | names("validate", exit_code=1) == whole
    assert "unknown-key" not in names("lint")
    assert "heading-skip" not in names("validate", exit_code=1)


def test_fix_mends_and_says_what(skipping: Path) -> None:
    printed = output("check", "--fix", SKIP)
    assert printed.startswith(f"mended {SKIP}:5:1 heading-skip: h4 follows h1\nmended 1 problem in 1 file\n")
    assert (skipping / SKIP).read_bytes() == TEXT.replace("####", "##").encode()
    assert output("check", "--fix", SKIP).startswith("nothing to mend\n")


def test_a_dry_run_shows_a_diff_and_writes_nothing(skipping: Path) -> None:
    before = tree(skipping)
    done = run("lint", "--fix", "--dry-run", SKIP)
    assert done.exit_code == 0
    assert "-#### Deep\r\n+## Deep\r\n" in done.stdout_bytes.decode()
    assert "would mend 1 problem in 1 file" in done.stderr
    assert tree(skipping) == before


def test_dry_run_alone_means_nothing(skipping: Path) -> None:
    assert "--dry-run goes with --fix" in refusal("check", "--dry-run")


def test_what_is_in_the_baseline_does_not_count(base: Path) -> None:
    (base / SKIP).write_bytes(TEXT.encode())
    assert run("check", "--write-baseline", "known.json").exit_code == 0
    assert output("check", "--baseline", "known.json").startswith("no problems\n")
    (base / SKIP).write_bytes(TEXT.replace("####", "Text above.\r\n\r\n####").encode())
    assert "heading-skip" not in output("check", "--baseline", "known.json")
    write(base, {"docs/en/start/worse.md": "---\ntitle: Worse\nownr: x\n---\n"})
    assert "worse.md" in output("check", "--baseline", "known.json", exit_code=1)


def test_since_speaks_of_what_changed(base: Path) -> None:
    repository = WorkingTree(base)
    start = repository.commit("2024-01-01")
    assert output("check", "--since", start) == "no problems\n"
    (base / SKIP).write_bytes(TEXT.encode())
    printed = output("check", "--since", start)
    assert "heading-skip" in printed
    assert "broken.md" not in printed


def test_since_a_commit_that_is_not_there_cannot_run(base: Path) -> None:
    assert "not a Git repository" in refusal("check", "--since", "main")
    WorkingTree(base).commit("2024-01-01")
    assert "there is no such commit" in refusal("check", "--since", "nowhere")


def test_every_format_is_what_it_says(base: Path) -> None:
    assert json.loads(output("check", "--format", "sarif", exit_code=1))["version"] == "2.1.0"
    assert json.loads(output("check", "--format", "gitlab", exit_code=1))[0]["fingerprint"]
    assert "::error file=docs/en/start/broken.md,line=3," in output("check", "--format", "github", exit_code=1)
    root = ElementTree.fromstring(output("check", "--format", "junit", exit_code=1))  # noqa: S314
    assert root.get("failures") == "1"


def test_paths_count_from_the_top_of_the_repository_where_the_ci_reads_them(tmp_path: Path, base: Path) -> None:
    top = WorkingTree(tmp_path / "top")
    for path, data in tree(base).items():
        top.write(f"help/{path}", data.decode())
    printed = output("check", "--config", top.path / "help/mkdocs.yml", "--format", "github", exit_code=1)
    assert "file=help/docs/en/start/broken.md," in printed


def test_a_rule_is_set_up_in_mkdocs_yml(skipping: Path) -> None:
    settings = (skipping / "mkdocs.yml").read_text(encoding="utf-8")
    (skipping / "mkdocs.yml").write_text(f"{settings}    lint: {{heading-skip: error}}\n", encoding="utf-8")
    assert "error KB201 heading-skip" in output("check", SKIP, exit_code=1)
    (skipping / "mkdocs.yml").write_text(f"{settings}    lint: {{heading-skp: error}}\n", encoding="utf-8")
    assert "there is no rule heading-skp; did you mean heading-skip?" in refusal("check")
