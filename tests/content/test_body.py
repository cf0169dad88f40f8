import re
import sys
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kbtool.content.markdown import blocks, images, inline, links, plain, verbatim
from kbtool.content.markdown.body import first_heading, heading_level_one_count, plain_text, reading_units, summary
from kbtool.content.markdown.inline import read_inline
from kbtool.content.markdown.plain import join_pieces, plain_inline, plain_pieces


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Hello", "Hello"),
        ("#Hello #", "Hello"),
        ("Hello\n=====\n\ntext", "Hello"),
        ("text\n\n# Hello", "Hello"),
        ("```\n# no\n```\n# yes", "yes"),
        ("<!--\n# no\n-->\n\n# yes", "yes"),
        ("## no\n\n# yes", "yes"),
        ("#\n\n# yes", "yes"),
        ("# **Bold** _it_ `code_x` and [link](a.md) { #id .class }", "Bold it code_x and link"),
        ("# ![logo](x.png) Name <small>x</small> &amp; more", "Name x & more"),
        ("# 退款 和 发票 {: #refund }", "退款 和 发票"),
        ("# می‌خواهم", "می‌خواهم"),
        ("# {{ variable }} and {name}", "{{ variable }} and {name}"),
        ("# :material-rocket: Start", "Start"),
        ("    # indented", None),
        ("#### no", None),
        ("", None),
    ],
)
def test_the_first_heading(body: str, expected: str | None) -> None:
    assert first_heading(body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name and __init__", "snake_case_name and init"),
        (r"\*not\* \[a\](b)", "*not* [a](b)"),
        ("==marked== ~~gone~~ H~2~O x^2^ ++ctrl+alt++", "marked gone H2O x2 ctrl+alt"),
        ("***both*** *one **two** three*", "both one two three"),
        ("see [text][ref] and [text], [^1] too", "see text and [text], too"),
        ("`a *b* c` <kbd>x</kbd> line<br>break", "a *b* c x line break"),
        ("<https://example.com/>", "https://example.com/"),
        ("![a [b](c) d](e.png) f!", "f!"),
        ("[![i](j.png) name](k.md)", "name"),
        ("unclosed **bold and [bracket", "unclosed **bold and [bracket"),
        ("wow! [link](x)", "wow! link"),
        ("a <b and c", "a <b and c"),
    ],
)
def test_markup_is_stripped(text: str, expected: str) -> None:
    assert plain_inline(text) == expected


@given(st.text("ab.,;!?()'\"-–, \t\n申请", max_size=30))
def test_what_has_no_markup_is_read_as_what_might_have_some(text: str) -> None:
    tokens = read_inline(text, 0, len(text))
    assert plain_inline(text) == join_pieces(plain_pieces(text, tokens))


def test_only_top_level_headings_outside_code_count() -> None:
    assert heading_level_one_count("# a\n\nb\n===\n\n## c\n\nd\n---\n\n```\n# e\n```\n\n# f") == 3


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Title\n\nFirst *paragraph*\nof two lines.\n\nSecond.", "First paragraph of two lines."),
        ("# Title\ntext below", "text below"),
        ("![i](i.png)\n\n<div class='x'></div>\n\nText.", "Text."),
        ("<!-- comment -->\n\nText.", "Text."),
        ('!!! note "Mind"\n    The note.\n\nText.', "The note."),
        ('!!! note "Mind"\n\n    The note.\n\nText.', "The note."),
        ("| a | b |\n|---|---|\n| c | d |\n\nText.", "Text."),
        ("a | b\n--- | ---\nc | d\n\nText.", "Text."),
        ("> Quoted\n> text.\n\nText.", "Quoted text."),
        ("- item\n- item\n\nText.", "Text."),
        ("- [ ] only *item*\n- other", "only item"),
        ("[TOC]\n\n[a]: b.md\n*[HTML]: Hyper\n\n---\n\n/// details | T\nText.\n///", "Text."),
        ("```\ncode\n```\n\n***\n\nText.", "Text."),
        ("# Only a heading", ""),
        ("", ""),
    ],
)
def test_the_summary_is_the_first_paragraph(body: str, expected: str) -> None:
    assert summary(body) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two, three", 12, "one two…"),
        ("一二三四五六七八九十", 6, "一二三四五…"),
        ("abcdefghijklmnop", 8, "abcdefg…"),
        ("سلام دنیا خوب", 11, "سلام دنیا…"),
    ],
)
def test_a_summary_is_cut_at_a_word_or_a_character(text: str, width: int, expected: str) -> None:
    assert summary(text, width) == expected


def test_plain_text_has_one_block_a_line() -> None:
    body = "# A\n\nb\nc\n\n- d\n- e\n\n| f | g |\n|---|---|\n| h | i |\n\n```\nj\n```\n"
    assert plain_text(body) == "A\nb c\nd\ne\nf g\nh i"


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        ("Two words — and `code` here.\n\n```\nnot these\n```", "en", 5),
        ("می‌خواهم پول را پس بگیرم.", "fa", 5),
        ("申请退款，请看 Git 手册。", "zh-CN", 10),
        ("환불 신청", "ko", 4),
        ("", "ja", 0),
    ],
)
def test_reading_units(body: str, language: str, expected: int) -> None:
    assert reading_units(body, language) == expected


@given(st.text(alphabet="[]()<>!`~\\*_=^+#-|: \n\tabc文{}&;.1", max_size=200), st.integers(0, 50))
def test_no_text_crashes_and_a_summary_keeps_its_width(body: str, width: int) -> None:
    assert len(summary(body, width)) <= max(width, 1)
    assert reading_units(body, "zh") >= 0
    assert first_heading(body) != ""


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "**a ",
        "**a",
        "_a ",
        "[",
        "![",
        "![a](b)",
        "!",
        "{.",
        "{: ",
        "#\n",
        "a\n",
        "|",
        "-",
        "- ",
        "<",
        "&",
        "~",
        "= \n",
        "> ",
    ],
)
def test_twice_the_hostile_text_takes_twice_the_steps(piece: str) -> None:
    def steps(body: str) -> int:
        count = 0

        def profile(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(profile)
        try:
            plain_text(body)
        finally:
            sys.setprofile(None)
        return count

    assert steps(piece * 1_000) <= 2.2 * steps(piece * 500) + 100
    plain_text(piece * 20_000)


@pytest.mark.parametrize("module", [blocks, plain])
def test_no_pattern_of_plain_text_repeats_a_repetition(module: ModuleType) -> None:
    patterns = [value.pattern for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert patterns
    assert not [pattern for pattern in patterns if re.search(r"[*+}]\)[*+{]", pattern)]


LINES = st.text(alphabet=" \t>#-*+=_|:/!?[]()~`<x1a字ب①²\n.", max_size=80)
INLINE = st.text(alphabet="`[]()\\<>!^*_~={}&;:#.'\" \nax字", max_size=60) | st.lists(
    st.sampled_from(
        ["`a`", "[a](b)", "![a](b)", "[^1](b)", "a!", "**", "_", "`", "``", "&lt;", "\\", "(", ")", "<b>", " "]
    )
).map("".join)
MARKS = (
    *(blocks.MARKER, blocks.DEFINITION, blocks.RULE, blocks.LIST_ITEM, blocks.TABLE_LINE, blocks.HASHES),
    *(links.BLOCK_START, links.DEFINITION),
)
NOTHING = re.compile("(?!)")


@given(st.sampled_from([*" \t>"]), st.characters(categories=["L"]), LINES)
def test_no_mark_begins_with_a_letter(indent: str, letter: str, line: str) -> None:
    assert not any(mark.match(indent * len(line) + letter + line) for mark in MARKS)


@given(LINES)
def test_lines_that_open_nothing_are_told_from_fences_without_a_question(body: str) -> None:
    """A line without the characters of a mark is no mark; asking all of them finds the same."""
    lines = body.split("\n")
    found = verbatim.line_kinds(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verbatim, "_marked", lambda lines: list(range(len(lines))))
        assert verbatim.line_kinds(lines) == found


@given(LINES, st.sampled_from([links.SIGN, images.SIGN_OR_DEFINITION]))
def test_the_segments_that_hold_a_sign_are_those_of_all_that_do(body: str, sign: re.Pattern[str]) -> None:
    every = list(links.text_segments(body, re.compile("[^\n]")))
    assert list(links.text_segments(body, sign)) == [place for place in every if sign.search(body, *place)]


@given(INLINE, st.sampled_from([None, {"a", "^1"}]))
def test_what_is_certainly_a_link_or_code_is_what_a_closer_look_finds(text: str, references: set[str] | None) -> None:
    found = list(read_inline(text, 0, len(text), references))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "PLAIN_CODE", NOTHING)
        patch.setattr(inline, "PLAIN_LINK", NOTHING)
        assert list(read_inline(text, 0, len(text), references)) == found


@given(st.text(alphabet="a1_-'é字 \n²", max_size=40) | INLINE | LINES)
def test_a_word_counts_when_it_has_a_letter_or_digit(text: str) -> None:
    shown = plain_text(text)
    assert reading_units(text, "en") == sum(1 for word in shown.split() if re.search(r"[^\W_]", word))


@given(INLINE)
@example("**a!**[b c](d)")
@example("a\\![b c](d)")
@example("`a!`[b c](d)")
@example("a :material-home: b &amp; c")
def test_marks_of_emphasis_that_are_left_in_make_no_text_longer(text: str) -> None:
    length = reading_units(text, "zh")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "MARKED_WORD", re.compile(""))
        assert reading_units(text, "zh") == length
