"""Which sites are looked at, what a release must be, and the receipt."""

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbtool import __version__
from kbtool.cli.main import group
from kbtool.config import read_configuration
from kbtool.errors import KbError
from kbtool.verify import check
from kbtool.verify.targets import Target, find_targets
from tests.verify.small_site import DIGEST, LEAK_RULES, SETTINGS, manifest_text, write_files

PAGE = {"index.html": "<p>Welcome</p>"}
RECEIPT = f"{DIGEST}.verified.json"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(
        tmp_path, {"mkdocs.yml": SETTINGS, "docs/en/a.md": "---\ntitle: Colour of money\naudience: agents\n---\n"}
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(check, "find_rules", lambda: LEAK_RULES)  # no search engine would like these pages
    return tmp_path


def release(base: Path, audience: str, files: dict[str, str | bytes]) -> Path:
    """A live release as kbtool build lays it out; returns its folder."""
    folder = write_files(base / "site" / ".releases" / audience / DIGEST, files)
    folder.with_name(f"{DIGEST}.json").write_text(manifest_text(audience, files), encoding="utf-8")
    (base / "site" / audience).symlink_to(f".releases/{audience}/{DIGEST}")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["verify", *arguments])


def test_a_release_that_passes_gets_a_receipt_without_a_date(base: Path) -> None:
    folder = release(base, "public", dict(PAGE))
    done = run()
    assert (done.exit_code, done.output.split()[:3]) == (0, ["public", "passed", "1"])
    first = (folder.parent / RECEIPT).read_bytes()
    assert json.loads(first) == {
        "audience": "public",
        "digest": DIGEST,
        "format": 1,
        "manifest_sha256": sha256((folder.parent / f"{DIGEST}.json").read_bytes()).hexdigest(),
        "tool_version": __version__,
    }
    assert run().exit_code == 0
    assert (folder.parent / RECEIPT).read_bytes() == first
    assert sorted(path.name for path in folder.parent.iterdir()) == [DIGEST, f"{DIGEST}.json", RECEIPT]


def test_a_release_that_leaks_loses_its_receipt(base: Path) -> None:
    folder = release(base, "public", {"index.html": "<a>Colour of money</a>"})
    (folder.parent / RECEIPT).write_text("{}", encoding="utf-8")
    done = run()
    assert done.exit_code == 1
    assert (
        "site/public/index.html:1:1: error KV102 restricted-title: holds a title of docs/en/a.md, which only agents"
        in (done.output)
    )
    assert not (folder.parent / RECEIPT).exists()


def test_every_audience_is_looked_at_by_its_own_measure(base: Path) -> None:
    release(base, "public", dict(PAGE))
    release(base, "agents", {"index.html": '<meta name="robots" content="noindex"><a>Colour of money</a>'})
    assert run().exit_code == 0
    assert [line.split()[0] for line in run().output.split("\n")[:-1]] == ["public", "agents"]
    assert [line.split()[0] for line in run("--audience", "agents").output.split("\n")[:-1]] == ["agents"]


def test_programs_get_json(base: Path) -> None:
    release(base, "public", {"index.html": "<a>Colour of money</a>"})
    found = json.loads(run("--format", "json").output)
    assert [(item["id"], item["path"]) for item in found["diagnostics"]] == [("KV102", "site/public/index.html")]
    assert run("--format", "github").output.startswith("::error file=site/public/index.html,")
    assert json.loads(run("--format", "gitlab").output)[0]["check_name"] == "restricted-title"


def test_any_folder_is_a_site_when_its_readers_are_named_and_gets_no_receipt(base: Path) -> None:
    write_files(base / "out", dict(PAGE))
    assert "say who reads this site: add --audience public" in run("out").output
    assert run("out", "--audience", "public").exit_code == 0
    assert [path.name for path in base.iterdir() if "verified" in path.name] == []


def test_a_release_of_somebody_else_cannot_be_verified(base: Path) -> None:
    folder = release(base, "agents", dict(PAGE))
    configuration = read_configuration(base / "mkdocs.yml")
    assert find_targets(folder, (), configuration) == [Target(folder, "agents")]
    done = run(str(folder), "--audience", "public")
    assert done.exit_code == 2


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2}', '{"format": 1, "audience": "public"}', "null"])
def test_a_manifest_that_cannot_be_understood_stops_everything(base: Path, text: str) -> None:
    folder = release(base, "public", dict(PAGE))
    folder.with_name(f"{DIGEST}.json").write_text(text, encoding="utf-8")
    assert run().exit_code == 2
    assert not (folder.parent / RECEIPT).exists()


def test_what_is_not_there_is_said(base: Path) -> None:
    configuration = read_configuration(base / "mkdocs.yml")
    release(base, "public", dict(PAGE))
    for folder, audience, message in (
        (base / "none", "public", "no such folder"),
        (base / "site", "staff", "there is no audience staff"),
        (base / "site", "agents", "holds no site for agents"),
    ):
        with pytest.raises(KbError, match=message):
            find_targets(folder, [audience], configuration)


def test_schedules_are_held_against_the_day_that_the_build_takes(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(base, {"docs/en/later.md": "---\ntitle: Prices of next year\npublish_on: 2030-06-01\n---\n"})
    release(base, "public", {"index.html": "<a>Prices of next year</a>"})
    assert run("--today", "2030-05-31").exit_code == 1
    assert run("--today", "2030-06-01").exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1906502399")
    assert run().exit_code == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1906502400")
    assert run().exit_code == 0


def test_a_history_that_cannot_be_read_is_told(base: Path) -> None:
    release(base, "public", dict(PAGE))
    assert "notice" not in run().output
    (base / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    done = run()
    assert (done.exit_code, done.output.count("notice")) == (0, 1)
    assert "notice: commit messages and people are not searched for: not a git repository" in done.output


def test_a_new_repository_has_no_history_to_tell_of(base: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(base)], check=True)
    release(base, "public", dict(PAGE))
    assert "notice" not in run().output
