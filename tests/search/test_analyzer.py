"""The analyzer gives the terms of the shared vectors; its twin in the browser is tested with the same ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.site.search.analyzer import load_analyzer, utf16_order

VECTORS = Path(__file__).parent / "vectors"
ANALYZER = load_analyzer()


@pytest.mark.parametrize("name", sorted(path.name for path in VECTORS.glob("*.jsonl")))
def test_the_analyzer_gives_the_terms_of_the_vectors(name: str) -> None:
    lines = VECTORS.joinpath(name).read_text("utf-8").rstrip("\n").split("\n")
    vectors = [json.loads(line) for line in lines]
    found = [
        {**vector, "terms": ANALYZER.terms(vector["in"]), "kinds": [word.kind for word in ANALYZER.words(vector["in"])]}
        for vector in vectors
    ]
    assert found == vectors


@given(st.text())
def test_any_text_gives_terms_of_bounded_length(text: str) -> None:
    terms = ANALYZER.terms(text)
    assert all(0 < len(term) <= 40 for term in terms)


@given(st.text())
def test_terms_of_words_are_found_by_typing_them(text: str) -> None:
    for word in ANALYZER.words(text):
        if word.kind == "word":
            assert ANALYZER.terms(word.terms[0])[0] == word.terms[0]


def test_a_surface_keeps_the_half_space_and_the_marks_that_a_stemmer_reads() -> None:
    assert [word.surface for word in ANALYZER.words("می‌رود Häuser")] == ["می‌رود", "häuser"]


def test_terms_are_ordered_as_javascript_compares_them() -> None:
    assert sorted(["～", "😀", "a"], key=utf16_order) == ["a", "😀", "～"]


@given(st.text("aB3_ .-/\t\x1c", max_size=40))
def test_runs_of_ascii_texts_are_those_of_all_texts(text: str) -> None:
    assert [*ANALYZER.runs(text), "é"] == ANALYZER.runs(f"{text} é")
