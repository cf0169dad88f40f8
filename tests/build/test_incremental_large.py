"""What a small base shows of builds that take over what has not changed holds for thousands of articles, too."""

import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.bench.base import Base
from tests.bench.measure import kbtool
from tests.build.site_tree import digests
from tests.extent import WHOLE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not WHOLE, reason="thousands of articles: in the nightly run")]

ARTICLES = 2_000


def test_after_each_change_the_site_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    base = Base(tmp_path / "base", ARTICLES)
    cold = tmp_path / "cold"
    for change in (
        base.edit,
        base.retitle,
        base.edit,
        base.edit,
        base.edit,
        partial(_remove, base),
        base.change_template,
    ):
        change()
        _build(base.folder)
        _build(base.folder, "--clean", "--output", str(cold))
        assert digests(base.folder / "site/public") == digests(cold / "public")


def _remove(base: Base) -> None:
    base.edited_file(3).unlink()
    base.edit()


def _build(folder: Path, *arguments: str) -> None:
    subprocess.run(kbtool("build", *arguments), cwd=folder, check=True, stdout=subprocess.DEVNULL)
