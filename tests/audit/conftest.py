"""The checkers, and what they need besides the help centre."""

import os
import shutil
from pathlib import Path

import pytest

from tests.audit.checkers import PACKAGES
from tests.audit.vocabulary import Vocabulary
from tests.conftest import REPOSITORY, skip_by_hand_fail_in_ci

ORIGIN = "https://help.example.com/"
"""The address of the public help centre, as mkdocs.yml has it."""
FIGURES = "figures"
"""The name under which a test records a line for whoever reads the end of the run."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what was measured and is not asserted."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    lines = sorted(str(text) for report in reports for name, text in report.user_properties if name == FIGURES)
    if lines:
        terminalreporter.section("measured, not asserted")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session", autouse=True)
def installed() -> None:
    """Nothing here runs without the packages of package-lock.json."""
    if not (PACKAGES / ".installed").is_file():
        skip_by_hand_fail_in_ci("the checkers of others are not installed: `make audit` does it")


@pytest.fixture(scope="session")
def java() -> None:
    """For the Nu HTML checker."""
    if shutil.which("java") is None:
        skip_by_hand_fail_in_ci("no Java: `make audit` installs it")


@pytest.fixture(scope="session")
def vocabulary_file() -> Path:
    """The words of schema.org, beside the real bases; KBTOOL_SCHEMA_ORG names another file, or says `none`."""
    place = os.environ.get("KBTOOL_SCHEMA_ORG", "")
    if place == "none":
        pytest.skip("KBTOOL_SCHEMA_ORG=none: structured data is not held against the vocabulary")
    folder = REPOSITORY.parent / "shared" / "research"
    found = Path(place) if place else max(folder.glob("schemaorg-*.jsonld"), default=folder / "schemaorg-30.0.jsonld")
    if not found.is_file():
        skip_by_hand_fail_in_ci(
            f"the vocabulary of schema.org is not in {found} (KBTOOL_SCHEMA_ORG names another file)"
        )
    return found


@pytest.fixture(scope="session")
def words(vocabulary_file: Path) -> Vocabulary:
    """The same, read."""
    return Vocabulary.read(vocabulary_file)
