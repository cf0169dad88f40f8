"""What of a page is searched, and where it stands."""

import pytest

from kbtool.site.sanitise import sanitise
from kbtool.site.search.sections import Section, sections


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>One</p>\n<p>two</p>", [Section("", "", "One two")]),
        ("<p>pass<b>word</b>s</p>", [Section("", "", "passwords")]),
        ("<ul><li>a</li><li>b<br>c</li></ul>", [Section("", "", "a b c")]),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", [Section("", "", "a <b> &amp; c")]),
        (
            '<p>Start</p><h2 id="a">First <em>one</em><a class="headerlink" href="#a">¶</a></h2><p>x</p>'
            '<h3 id="b">Second</h3>',
            [Section("", "", "Start"), Section("a", "First one", "x"), Section("b", "Second", "")],
        ),
        ('<h2 id="a">A</h2>x<h3>No id</h3>y', [Section("a", "A", "x"), Section("a", "No id", "y")]),
        ('<div class="note"><h2 id="a">A</h2><p>x</p></div>', [Section("a", "A", "x")]),
        (
            '<table><tr><td class="linenos"><div class="linenodiv"><pre>1</pre></div></td><td>code</td></tr></table>',
            [Section("", "", "code")],
        ),
        ('<img alt="a > b" src="x"><p title="a &gt; b">y</p>', [Section("", "", "y")]),
        ('<p>note<a class="footnote-backref" href="#x">↩</a> end</p>', [Section("", "", "note end")]),
        ("<h2></h2>", []),
    ],
)
def test_sections_hold_the_text_below_their_headings(html: str, expected: list[Section]) -> None:
    assert sections(sanitise(html, lambda attribute, url: url)) == expected
