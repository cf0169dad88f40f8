import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.site.finish import finish, name_checkboxes, wrap_tables
from kbtool.site.images import no_size, place_images
from kbtool.site.sanitise import sanitise

WORDS = {
    "table": "Table",
    "task_done": "Done",
    "task_open": 'To "do"',
    "permalink": r"Link \1 here",
    "footnotes": "Notes",
    "footnote_back": "Back",
    "image_zoom": "Full size",
}


def opening(label: str) -> str:
    return f'<div class="table" tabindex="0" role="region" aria-label="{label}">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>a</p><table><thead><tr><th>A <b>b</b></th><th>C &amp; d</th></tr></thead></table><p>z</p>",
            f"<p>a</p>{opening('Table: A b, C &amp; d')}"
            "<table><thead><tr><th>A <b>b</b></th><th>C &amp; d</th></tr></thead></table></div><p>z</p>",
        ),
        (
            '<table class="x"><caption>Plans</caption><tr><th>a</th></tr></table>',
            f'{opening("Table: Plans")}<table class="x"><caption>Plans</caption><tr><th>a</th></tr></table></div>',
        ),
        (
            "<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>",
            f"{opening('Table')}<table><tr><td>1</td></tr></table></div>"
            f"{opening('Table (2)')}<table><tr><td>2</td></tr></table></div>",
        ),
        (
            "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>",
            f"{opening('Table')}<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table></div>",
        ),
        ('<table class="highlighttable"><tr></tr></table>', '<table class="highlighttable"><tr></tr></table>'),
        ("no table", "no table"),
    ],
)
def test_a_table_scrolls_in_a_named_region(html: str, expected: str) -> None:
    assert wrap_tables(html, "Table") == expected


def test_a_long_name_of_a_table_is_cut() -> None:
    html = f"<table><tr>{'<th>column</th>' * 50}</tr></table>"
    assert f'aria-label="Table: {"column, " * 9}column,…"' in wrap_tables(html, "Table").replace(
        "column, …", "column,…"
    )


def test_check_boxes_have_names() -> None:
    html = '<input type="checkbox" checked="" disabled=""><input type="checkbox" disabled=""><input type="radio">'
    assert name_checkboxes(html, "Done", 'To "do"') == (
        '<input type="checkbox" checked="" disabled="" aria-label="Done">'
        '<input type="checkbox" disabled="" aria-label="To &quot;do&quot;"><input type="radio">'
    )


def test_a_name_that_is_there_stays() -> None:
    html = '<input type="checkbox" aria-label="mine" disabled="">'
    assert name_checkboxes(html, "Done", "To do") == html


PIECES = [
    "<table>",
    "</table>",
    "<table class=highlighttable>",
    "<tr><th>a",
    "<td>",
    "<caption>",
    "<img src=a>",
    "<img alt='<table>'>",
    "<div title='</table>'>",
    "</div>",
    "<input type=checkbox>",
    "<pre>",
    "x",
]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    ).map("".join)
)
def test_finished_html_is_balanced_and_is_finished_once(html: str) -> None:
    cleaned = sanitise(html, lambda attribute, url: url)
    finished = finish(cleaned, WORDS)
    assert finished.count('<div class="table"') == finished.count("<div") - cleaned.count("<div")
    assert finished.count("<div") == finished.count("</div>")
    assert place_images(finished, no_size) == finished
    assert name_checkboxes(finished, "x", "y") == finished


@pytest.mark.parametrize(
    "piece", ["<table>", "<table></table>", "<table><tr></tr></table>", "<img>", '<input type="checkbox">']
)
def test_twenty_thousand_pieces_are_finished(piece: str) -> None:
    assert len(finish(piece * 20_000, WORDS)) < 200 * 20_000


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<h2 id="a">A<a class="headerlink" href="#a" title="Permanent link">¶</a></h2>',
            '<h2 id="a">A<a class="headerlink" href="#a" aria-label="Link \\1 here">¶</a></h2>',
        ),
        (
            '<i id="r"></i><div class="footnote"><a class="footnote-backref" href="#r" title="Jump back">x</a></div>',
            '<i id="r"></i><div class="footnote" role="doc-endnotes" aria-label="Notes">'
            '<a class="footnote-backref" href="#r" aria-label="Back">x</a></div>',
        ),
        (
            '<li>Unused.&nbsp;<a class="footnote-backref" href="#r" title="Jump back">x</a></li>',
            "<li>Unused.</li>",
        ),
        ('<h1 align="center">Top</h1><h10>', '<h2 align="center">Top</h2><h10>'),
        (
            '<p id="a">1</p><p class="x" id="a">2</p><p id="b">3</p>',
            '<p id="a">1</p><p class="x">2</p><p id="b">3</p>',
        ),
        (
            '<td style="text-align:right">1</td><th style="text-align:left">a</th>',
            '<td class="align-right">1</td><th>a</th>',
        ),
        (
            '<p><img src="a.png" alt="A &amp; b"></p>',
            '<p><a class="zoom" href="a.png" aria-label="Full size: A &amp; b">'
            '<img src="a.png" alt="A &amp; b" decoding="async"></a></p>',
        ),
        (
            '<a href="/x"><img src="a.png" alt=""></a>',
            '<a href="/x"><img src="a.png" alt="" decoding="async"></a>',
        ),
        ("<pre><code>x</code></pre>", '<pre tabindex="0"><code>x</code></pre>'),
        (
            '<a class="headerlink-like" href="#a" title="Mine">x</a>',
            '<a class="headerlink-like" href="#a" title="Mine">x</a>',
        ),
    ],
)
def test_what_markdown_adds_is_named_in_the_language_of_the_page(html: str, expected: str) -> None:
    assert finish(html, WORDS) == expected
