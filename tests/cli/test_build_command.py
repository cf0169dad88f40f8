"""`kbtool build`: what the command adds to the library."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kbtool.cli import building
from tests.build.interrupted import PATIENCE, kill_all, start_held
from tests.build.running import kbtool
from tests.cli.conftest import refusal, run, tree


def test_articles_with_errors_are_named_with_the_way_to_publish_the_rest(base: Path) -> None:
    done = run("build")
    assert done.exit_code == 1
    assert "docs/en/start/broken.md:3:1: error KB101 unknown-key: unknown key titel\n" in done.stderr
    assert "withheld  docs/en/start/broken.md  unknown key titel" in done.stderr
    assert "1 article with errors: the site stays as it was\n" in done.stderr
    assert "kbtool build --withhold" in done.stderr
    assert not (base / "site").exists()


def test_ctrl_c_says_that_the_site_is_as_it_was(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build", interrupted)
    done = run("build", "--withhold")
    assert done.exit_code == 130
    assert done.stderr.endswith("stopped; the site is as it was\n")


@pytest.mark.parametrize("arguments", [["--jobs", "-1"], ["--engine", "hugo"], ["--jobs", "many"]])
def test_a_wrong_option_is_refused(base: Path, arguments: list[str]) -> None:
    assert "Invalid value" in refusal("build", *arguments)


def test_to_find_nothing_to_do_takes_neither_models_nor_yaml_nor_the_engine() -> None:
    code = (
        "import sys, kbtool.cli.commands.build; print(sorted({'pydantic', 'yaml', 'mkdocs', 'numpy'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_a_build_prints_account_places_and_time(base: Path) -> None:
    done = kbtool("build", "--withhold", "--audience", "public", "--language", "fa", cwd=base)
    assert done.returncode == 0, done.stderr
    account, place, seconds, _ = done.stdout.split("\n")
    assert account.startswith("public/fa  2 articles = 2 pages + 0 excluded; ")
    assert place == "site/public  fa"
    assert seconds.startswith("built in ")


@pytest.mark.slow
def test_clean_leaves_the_live_release_only(base: Path) -> None:
    arguments = ("build", "--withhold", "--audience", "public", "--language", "fa")
    kbtool(*arguments, cwd=base)
    (base / "docs/fa/billing/refunds.md").write_text("---\ntitle: دیگر\n---\n", encoding="utf-8")
    kbtool(*arguments, cwd=base)
    assert len(list((base / "site/.releases/public").glob("*.json"))) == 2
    before = tree(base / "site/public")
    assert kbtool(*arguments, "--clean", cwd=base).returncode == 0
    assert len(list((base / "site/.releases/public").iterdir())) == 2
    assert tree(base / "site/public") == before


@pytest.mark.slow
def test_sigint_in_the_middle_of_a_build_leaves_nothing_behind(base: Path, tmp_path: Path) -> None:
    process = start_held(base, tmp_path / "held", "--withhold").process
    kill_all(process, signal.SIGINT)
    _, printed = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130, printed
    assert printed.endswith("stopped; the site is as it was\n")
    assert {path.name for path in (base / "site").iterdir()} <= {".lock"}
