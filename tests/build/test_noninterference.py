"""A site is what it would be had nothing that its readers may not see ever been written: byte for byte.

The twin is made from the Git repository of the base by `stripping.py`. What may lawfully differ lies beside the
release and is not served: the manifest names the commit.

`KBTOOL_SEED=… pytest tests/build/test_noninterference.py` repeats a base that failed; `KBTOOL_SEEDS=500` tries more.
"""

import os
import re
from pathlib import Path

import pytest

from tests.build.generated_base import GeneratedBase
from tests.build.repository import write_repository
from tests.build.running import build
from tests.build.seed import GIVEN, SEED
from tests.build.stripping import strip_repository
from tests.build.twins import TODAY, broken_files, differences, planned_sites, served

pytestmark = pytest.mark.slow

AUDIENCES = ("public", "agents")
PLANNED = int(os.environ.get("KBTOOL_SEEDS", "4")) // 2
SEEDS = [GIVEN] if GIVEN not in ("", "fresh") else [f"{start}{i}" for start in ("", SEED) for i in range(PLANNED)]


def generated(seed: str, folder: Path) -> Path:
    """The base of a seed, in a repository with branches and tags."""
    return write_repository(folder / "full", GeneratedBase(seed).grow(), ["zqbranch", "zq/release"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_planned_is_the_same_had_the_rest_never_been_written(seed: str, tmp_path: Path) -> None:
    full = generated(seed, tmp_path)
    assert broken_files(full) == []
    for audience in AUDIENCES:
        twin = strip_repository(full, tmp_path / audience, audience, TODAY)
        found = list(differences(planned_sites(full, audience), planned_sites(twin, audience)))
        assert found == [], "\n".join((f"KBTOOL_SEED={seed} repeats it ({audience})", *found))


def test_every_byte_that_is_served_is_the_same_had_the_rest_never_been_written(tmp_path: Path) -> None:
    full = generated(SEED, tmp_path)
    build(full)
    for audience in AUDIENCES:
        twin = strip_repository(full, tmp_path / audience, audience, TODAY)
        build(twin, "--audience", audience)
        found = list(differences(served(full, audience), served(twin, audience)))
        assert found == [], "\n".join((f"KBTOOL_SEED={SEED} repeats it ({audience})", *found))


def test_generated_bases_have_what_could_tell_so_that_the_tests_above_can_fail(tmp_path: Path) -> None:
    told: set[str] = set()
    made = {"made[feed.xml]", "made[llms.txt]", "made[_redirects]"}
    for seed in ("0", "1", "2"):
        full = generated(seed, tmp_path / seed)
        for audience in AUDIENCES:
            own, all_ = planned_sites(full, audience), planned_sites(full, "internal")
            found = list(differences(own, all_))
            told |= {place.split(":")[0].rpartition(".")[2] for place in found}
            told |= {name for name in made for place in found if name in place}
    assert told >= {"pages", "updated", "iso", "text", *made}


def test_the_twin_has_fewer_commits_and_no_name_of_the_restricted(tmp_path: Path) -> None:
    full = generated("0", tmp_path)
    twin = strip_repository(full, tmp_path / "twin", "public", TODAY)
    texts = b"".join(path.read_bytes() for path in (twin / "docs").rglob("*.md"))
    assert b"audience: internal" not in texts and not re.search(rb"/// audience \| (?!public)", texts)
    assert 3 < len(list((twin / "docs").rglob("*.md"))) < len(list((full / "docs").rglob("*.md")))


def test_the_same_seed_makes_the_same_base() -> None:
    assert GeneratedBase(SEED).grow() == GeneratedBase(SEED).grow()
