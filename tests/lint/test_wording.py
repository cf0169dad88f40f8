"""The words that people read, and what rules on wording make of text nobody thought of."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.lint.case import Case
from kbtool.lint.examples import case_context, findings_of, fixed_files
from kbtool.lint.parts import Prose
from kbtool.lint.registry import find_rules
from kbtool.lint.wording import base_language, find_prose, find_wording, word_edits

WORDING = [rule for rule in find_rules() if rule.id.startswith("KB4")]
PIECES = [
    *("می", "نمی", "رود", "ها", "های", "ترین", "شده", "اند", "كتاب", "ي", "ة", "کتاب", "نسخه", "٤٥", "«", "»"),
    *(" ", "  ", "\n", "\n\n", "\u200c", "\u200b", "\u202e", "\u2067", "\u2069", "\u00ad", "\U000e0041"),
    *(",", ";", "?", "!", ".", ":", "(", ")", "20", "10,000", "%", "中文", "，", "the", "The", "Git", "TODO", "xxx"),
    *("`", "**", "- ", "# ", "| ", "[", "](a.md)", "https://a.example/", "```\n", "> "),
]
SPACING = {"chinese-latin-spacing": {"style": "require"}}


def wording(text: str) -> list[tuple[str, int, int]]:
    """(text, line, column) of all wording of an article."""
    manuscript = case_context(Case(text)).manuscripts[0]
    return [(prose.text, prose.line, prose.column) for prose in find_wording(manuscript)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Pay a bill", [("Pay a bill", 2, 8)]),
        ("'Pay a bill'", [("Pay a bill", 2, 9)]),
        ('"Pay a bill"  # soon', [("Pay a bill", 2, 9)]),
        ("Pay\n  a bill", [("Pay", 2, 8), ("a bill", 3, 3)]),
        (">-\n  Pay\n  a bill", [("Pay", 3, 3), ("a bill", 4, 3)]),
    ],
)
def test_a_title_is_wording_however_it_is_quoted(value: str, expected: list[tuple[str, int, int]]) -> None:
    assert wording(f"---\ntitle: {value}\n---\n") == expected


def test_the_body_follows_the_front_matter() -> None:
    assert wording("---\ndescription: One\ntitle: Two\ntags: [three]\n---\nFour\n") == [
        ("Two", 3, 8),
        ("One", 2, 14),
        ("Four", 6, 1),
    ]


@pytest.mark.parametrize(
    "text", ["https://example.com/a", "www.example.com/a?b=c", "me@example.com", "{{ name }}", "$a + b$", ":smile:"]
)
def test_what_is_no_word_is_left_out(text: str) -> None:
    assert [part.strip() for part, _, _ in wording(f"See {text} now.\n")] == ["See", "now."]


@pytest.mark.parametrize("text", ["It costs $5 or $6 today.", "At 10:30: a: b", "{ no template }"])
def test_a_sign_alone_takes_nothing_out(text: str) -> None:
    assert wording(f"{text}\n") == [(text, 1, 1)]


def test_a_language_is_the_same_wherever_it_is_spoken() -> None:
    assert [base_language(locale) for locale in ("zh", "zh-CN", "zh_TW", "PT-BR")] == ["zh", "zh", "zh", "pt"]


@pytest.mark.parametrize(
    ("heading", "replacement", "edits"),
    [(True, "Refund", 0), (True, "BILLS", 1), (False, "Refund", 1)],
)
def test_a_heading_is_mended_only_where_its_id_stays(heading: bool, replacement: str, edits: int) -> None:
    prose = Prose("Pay bills", 1, 4, heading)
    assert len(word_edits(prose, 4, 9, replacement)) == edits


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["en", "zh", "fa"]))
def test_wording_stands_in_the_file_where_it_says(text: str, language: str) -> None:
    for manuscript in case_context(Case(text, language=language)).manuscripts:
        for prose in (*find_prose(manuscript), *find_wording(manuscript)):
            start = prose.column - 1
            assert manuscript.lines[prose.line - 1][start : start + len(prose.text)] == prose.text


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["en", "zh", "fa"]))
def test_fixing_the_wording_comes_to_rest(text: str, language: str) -> None:
    for rule in WORDING:
        rounds, own = [text], {"lint": {rule.rule_name(): SPACING.get(rule.rule_name(), {})}}
        for _ in range(len(text) + 1):
            case = Case(rounds[-1], language=language, settings=own)
            fixed = fixed_files(findings_of(rule, case), case.files)
            if not fixed:
                break
            rounds.append(next(iter(fixed.values())))
        else:
            pytest.fail(f"{rule.rule_name()} never ends")
        assert all(before != after for before, after in pairwise(rounds)), rule.rule_name()
