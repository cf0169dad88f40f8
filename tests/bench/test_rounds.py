"""Measurements take turns, and what went wrong is no figure."""

import subprocess
from dataclasses import replace
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.bench import rounds
from tests.bench.base import Base, Output
from tests.bench.figures import Figure
from tests.bench.measure import Cost, measure
from tests.bench.rounds import figure, run_rounds
from tests.bench.steps import Step, interleaved, kbtool_steps


def step(tool: str, name: str, *command: str) -> Step:
    return Step(tool, name, Path.cwd(), command or ("true",))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return Base(tmp_path_factory.mktemp("base"), 60)


def test_others_come_right_behind_our_step_of_the_same_name() -> None:
    own = [step("kbtool", name) for name in ("check", "build, cold", "build, one edit")]
    others = [(step(tool, "build, cold"), step(tool, "build, one edit")) for tool in ("A", "B")]
    order = [(item.tool, item.name.rpartition(" ")[2]) for item in interleaved(own, others)]
    cold, edit = ([(tool, name) for tool in ("kbtool", "A", "B")] for name in ("cold", "edit"))
    assert order == [("kbtool", "check"), *cold, *edit]


def test_each_step_has_its_turn_in_each_round_and_a_long_one_only_once(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "LONG", 0.2)
    log = tmp_path / "log"
    busy = f"echo long >> {log}; python3 -c 'for i in range(20_000_000): pass'"
    steps = [step("kbtool", "short", "sh", "-c", f"echo short >> {log}"), step("kbtool", "long", "sh", "-c", busy)]
    reported: list[Figure] = []
    run_rounds(steps, base, "en", 3, reported.append)
    assert log.read_text().split() == ["short", "long", "short", "short"]
    assert [(row.step, row.runs) for row in reported] == [("long", 1), ("short", 3)]


def test_a_command_that_fails_is_no_figure(base: Base) -> None:
    with pytest.raises(CalledProcessError):
        run_rounds([step("kbtool", "build", "false")], base, "en", 1, lambda row: pytest.fail("a figure"))


def test_a_site_without_a_page_for_each_article_is_no_figure(base: Base) -> None:
    cost = Cost(1, 1, 1, "nothing to do")
    with pytest.raises(ValueError, match="59 pages for 60 articles"):
        figure(step("kbtool", "build, cold"), base, "en", [cost], Output(59, 59, 1, 1, 1))


def test_figures_are_medians(base: Base) -> None:
    costs = [Cost(processor, 2 * processor, int(processor) * 1_000) for processor in (3, 1, 10)]
    row = figure(step("kbtool", "build, cold"), base, "en", costs)
    assert (row.runs, row.processor, row.clock, row.memory) == (3, 3, 6, 3_000)


def test_the_time_until_a_link_is_in_its_place_is_measured(base: Base, tmp_path: Path) -> None:
    link, mark = tmp_path / "link", ["sh", "-c", "sleep 0.3; ln -sfn b link; sleep 0.3"]
    link.symlink_to("a")
    assert measure(["true"], tmp_path, link=link).live == 0
    cost = measure(mark, tmp_path, link=link)
    # A file system's clock is a tick of the kernel behind, and the two clocks may drift: far less than a tenth.
    assert 0.2 <= cost.live <= cost.clock - 0.2
    row = figure(step("kbtool", "build, one edit"), base, "en", [cost, replace(cost, live=9), replace(cost, live=8)])
    assert row.live == 8


def test_edits_change_one_article_and_are_committed(base: Base) -> None:
    before = {path: path.read_bytes() for path in base.folder.rglob("*.md")}
    base.edit()
    base.retitle()
    after = {path: path.read_bytes() for path in base.folder.rglob("*.md")}
    assert {path for path in after if after[path] != before[path]} == {base.edited_file(), base.edited_file(2)}
    assert after[base.edited_file(2)].startswith(b"---\ntitle: Change number 2.\n")
    log = ["git", "log", "--format=%cs", "-2"]
    days = subprocess.run(log, cwd=base.folder, stdout=subprocess.PIPE, check=True, text=True).stdout.split()
    assert days[0] > days[1], "each change gives its article another date"


def test_what_verify_looks_for_is_gone_again_afterwards(base: Base) -> None:
    before = sorted(base.folder.rglob("*.md"))
    base.plant()
    planted = {*base.folder.rglob("*.md")} - {*before}
    assert len(planted) == 6
    assert all("audience: internal\n" in path.read_text(encoding="utf-8") for path in planted)
    base.uproot()
    assert sorted(base.folder.rglob("*.md")) == before


def test_a_cold_build_is_measured_before_a_warm_one(base: Base) -> None:
    names = [item.name for item in kbtool_steps(base)]
    assert names.index("build, cold") < names.index("build, nothing changed") < names.index("build, one edit")
    assert names.index("check, cold") < names.index("check, nothing changed")
