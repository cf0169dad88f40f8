"""Many review dates that change in one commit, with the real Git and the real command."""

from pathlib import Path

from tests.cli.conftest import output
from tests.history.working_tree import WorkingTree

NAMES = [f"docs/en/billing/a{number}.md" for number in range(20)]
LINT = "  kbtool:\n    lint: {bulk-review: {days: 36500}}\n"


def date_all(repository: WorkingTree, day: str) -> None:
    for name in NAMES:
        repository.write(name, f"---\ntitle: About {name[-5:-3]}\nlast_reviewed_on: {day}\n---\n\nText.\n")


def test_a_bulk_bump_is_found_as_soon_as_it_is_committed(base: Path) -> None:
    """The second check must not remember what the first has found: no file differs, but the past does."""
    configuration = base / "mkdocs.yml"
    configuration.write_text(configuration.read_text(encoding="utf-8").replace("  kbtool:\n", LINT), encoding="utf-8")
    repository = WorkingTree(base)
    date_all(repository, "2024-01-01")
    repository.commit("2024-01-02")
    date_all(repository, "2024-05-04")
    assert "bulk-review" not in output("check", NAMES[0])
    repository.commit("2024-05-05")
    printed = output("check", NAMES[0])
    assert "KB802 bulk-review: the review dates of 20 articles were changed in one commit (" in printed
