"""A build that takes over what has not changed makes what a build without any memory makes: byte for byte.

`KBTOOL_SEED=… pytest tests/build/test_incremental.py` repeats a sequence of changes that failed; `KBTOOL_SEEDS=500`
tries more.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

import pytest

from kbtool.build.build import Built, build
from kbtool.build.options import Options
from kbtool.build.releases import Manifest
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.build.edited_base import EditedBase, Step
from tests.build.in_process import in_process
from tests.build.repository import _git
from tests.build.seed import GIVEN, SEED
from tests.build.site_tree import digests
from tests.extent import WHOLE

__all__ = ["in_process"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("in_process", "quick_disk")]

SEQUENCES = 200 if WHOLE else int(os.environ.get("KBTOOL_SEEDS", "4")) // 2
STEPS = 5
SEEDS = [GIVEN] if GIVEN not in ("", "fresh") else [f"{SEED}/{number}" for number in range(SEQUENCES)]
DAY = 86_400


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_changes_the_site_is_what_a_build_without_memory_makes(seed: str, tmp_path: Path) -> None:
    base, cold = tmp_path / "base", tmp_path / "cold"
    done = []
    for number, step in enumerate(EditedBase(seed).steps(STEPS)):
        put(step, base, number)
        done.append(step.name)
        rmtree(cold, ignore_errors=True)
        copytree(base, cold, symlinks=True, ignore=ignore_patterns("site", ".cache"))
        ours, theirs = built(base, step), built(cold, step)
        assert differences(ours.releases, theirs.releases) == [], f"KBTOOL_SEED={seed} repeats it: {done}"
        for audience, manifest in ours.releases.items():
            whole = {file.path: file.sha256 for file in manifest.served}
            assert digests(base / "site" / audience) == whole, f"KBTOOL_SEED={seed} repeats it: {done}"


def put(step: Step, base: Path, number: int) -> None:
    """Writes what has changed, and commits it now and then."""
    if not (base / ".git").is_dir():
        base.mkdir()
        _git(base, "init", "--quiet", "--initial-branch=main")
    for path in [*base.glob("docs/**/*"), *base.glob("templates/**/*")]:
        if path.is_file() and path.relative_to(base).as_posix() not in step.files:
            path.unlink()
    for name, content in step.files.items():
        path = base / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    if step.is_committed:
        when = f"{1_700_000_000 + number * 40 * DAY} +0000"
        _git(base, "add", "--all")
        _git(
            base,
            "-c",
            "user.name=Ann",
            "-c",
            "user.email=a@example.com",
            "commit",
            "-qm",
            "x",
            "--allow-empty",
            f"--date={when}",
        )


def built(base: Path, step: Step) -> Built:
    """The site of the base on the day of the step."""
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    return build(kb, Options(base / "site", today=step.today, withhold=True), lambda *_: None)


def differences(ours: Mapping[str, Manifest], theirs: Mapping[str, Manifest]) -> list[str]:
    """What is not in both."""
    one, other = (
        {(audience, file) for audience, manifest in manifests.items() for file in manifest.files}
        for manifests in (ours, theirs)
    )
    return sorted(f"{audience}: {file.path} {file}" for audience, file in one ^ other)
