"""The Markdown of a page says what the page says."""

import re
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from kbtool.site.markdown.document import markdown_document
from kbtool.site.model import Page, PageKind
from kbtool.site.page_parts import Byline, Day
from tests.build.dialect_html import cleaned, rendered

FOLDER = "https://help.example.com/billing/"
URL = f"{FOLDER}refunds/"
COMMONMARK = MarkdownIt("commonmark").enable("table").enable("strikethrough")
PIECES = ("\n\n", "    ", "!!! note\n    ", '=== "a"\n\n    ', "- [ ] ", "|---|\n", "<b>", "<p>", "```\n")
SIGNS = "\\`*_{}[]()<>#+-.!|~:=&;1a2 \n\t"


def page(title: str = "Refunds") -> Page:
    byline = Byline(Day("2026-02-03", "3 February"), None, "1 min", "")
    return Page(
        kind=PageKind.ARTICLE,
        url="billing/refunds/",
        root="../../",
        source="docs/en/billing/refunds.md",
        title=title,
        title_tag=title,
        description="",
        language="en",
        direction="ltr",
        canonical=URL,
        byline=byline,
    )


def body(html: str) -> str:
    """The Markdown of a text, without what stands above it."""
    return markdown_document(html, page()).partition("\n# Refunds\n\n")[2]


def words(html: str) -> str:
    """What a reader of the HTML reads, each run of blanks as one."""
    read = LexborHTMLParser(f"<!doctype html><body>{html}").body
    return " ".join(re.split(r"[ \t\n\r\f]+", read.text())).strip() if read else ""


def test_the_document_begins_with_what_the_page_says_of_itself() -> None:
    made = markdown_document("<p>Text.</p>", page('The "best" *way* to #'))
    head = f'title: "The \\"best\\" *way* to #"\nurl: "{URL}"\nlanguage: "en"\nupdated: "2026-02-03"'
    assert made == f'---\n{head}\n---\n\n# The "best" \\*way\\* to \\#\n\nText.\n'


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("One\ntwo *a* **b** ~~c~~ `d|e`", "One two *a* **b** ~~c~~ `d|e`"),
        ("a[link](b.md#x) <https://example.com/>", f"a[link]({FOLDER}b/#x) <https://example.com/>"),
        ("## Head `x`", "## Head `x`"),
        ("- a\n- b\n    1. c", "- a\n- b\n  1. c"),
        ("1. a\n\n    b\n\n2. c", "1. a\n\n   b\n\n2. c"),
        ('<ol start="9"><li>a</li><li>b</li></ol>', "9. a\n10. b"),
        ("- [x] done\n- [ ] open", "- [x] done\n- [ ] open"),
        ("> a\n>\n> b", "> a\n>\n> b"),
        ('!!! warning "Careful"\n    a', "> **Careful**\n>\n> a"),
        ('!!! note ""\n    a', "> a"),
        ("??? note\n    a", "> **Note**\n>\n> a"),
        ('=== "Linux"\n\n    a\n\n=== "Mac"\n\n    b', "**Linux**\n\na\n\n**Mac**\n\nb"),
        ('```python title="a.py"\ndef f():\n    return 1\n```', '```python title="a.py"\ndef f():\n    return 1\n```'),
        ("````\n```\n````", "````\n```\n````"),
        ("```mermaid\ngraph LR\n```", "```mermaid\ngraph LR\n```"),
        ("| a | b |\n|---|:-:|\n| `x|y` | c |", "| a | b |\n| --- | :---: |\n| `x\\|y` | c |"),
        ("a\n:   b", "**a**\n\nb"),
        ("a[^1]\n\n[^1]: b", "a[^1]\n\n[^1]: b"),
        ("![a](x.png)", f"![a]({FOLDER}x.png)"),
        ("a\n\n---\n\nb", "a\n\n---\n\nb"),
        ("a  \nb", "a  \nb"),
        ("H~2~O x^2^", "H<sub>2</sub>O x<sup>2</sup>"),
        (":material-rocket-launch: a", "a"),
    ],
)
def test_what_our_dialect_makes_becomes_the_markdown_that_everybody_reads(written: str, made: str) -> None:
    assert body(cleaned(written)) == f"{made}\n"


@given(st.text(st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8", categories=("L", "N", "P", "S")))))
def test_a_text_means_itself_whatever_signs_it_has(text: str) -> None:
    html = f"<p>{escape(text)}</p>"
    assert words(COMMONMARK.render(body(html))) == words(html)


@given(st.text(st.sampled_from(SIGNS), min_size=1))
@example("1 #")
@example("########")
def test_a_heading_and_a_cell_mean_themselves_whatever_signs_they_have(text: str) -> None:
    html = f"<h2>{escape(text)}</h2><table><tr><th>{escape(text)}</th></tr><tr><td>{escape(text)}</td></tr></table>"
    assert words(COMMONMARK.render(body(html))).replace(" ", "") == words(html).replace(" ", "")


@given(st.text(st.sampled_from(SIGNS)))
def test_code_is_what_it_was(text: str) -> None:
    html = f"<pre><code>{escape(text)}</code></pre>"
    shown = LexborHTMLParser(f"<!doctype html><body>{html}").css_first("code")
    read = LexborHTMLParser(COMMONMARK.render(body(html))).css_first("code")
    assert shown and read and read.text().strip("\n") == shown.text().strip("\n")


@given(st.lists(st.sampled_from([*SIGNS, *PIECES])).map("".join))
def test_no_text_of_ours_stops_it_and_no_word_is_lost(written: str) -> None:
    html = rendered(written)
    made = body(html)
    assert [letter for letter in words(html) if letter.isalpha() and letter not in made] == []


@pytest.mark.parametrize("element", ["div", "b", "blockquote", "ul><li", "details"])
def test_elements_inside_one_another_without_end_are_read_to_the_innermost_word(element: str) -> None:
    assert "innermost" in body(f"<{element}>" * 900 + "innermost")


def test_addresses_are_absolute_and_nothing_of_the_page_around_is_there() -> None:
    html = (
        '<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2><a href="#a">b</a> <a href="http://[">c</a>'
        '<a href="x y(1)/">d</a><iframe src="https://video.example/1" title="Film"></iframe><script>e</script>'
        '<video src="v.mp4"></video><svg><text>f</text></svg>'
    )
    expected = f"[b]({URL}#a) [c](http://[)[d]({URL}x%20y%281%29/)[Film](https://video.example/1)"
    assert body(html) == f"## A\n\n{expected}[{URL}v.mp4]({URL}v.mp4)\n"
