"""A link without a target is text."""

import pytest

from kbtool.site.lost_links import drop_lost_links


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a title="t" rel="noopener" download="d">x <b>y</b></a> z', "x <b>y</b> z"),
        ("<a>x</a><a>y</a>", "xy"),
        ('<a href="u" title="t">x</a>', '<a href="u" title="t">x</a>'),
        ('<a title="t" href="u">x</a> <a>y</a>', '<a title="t" href="u">x</a> y'),
        ('<a id="i" class="c" title="t">x</a>', '<a id="i"></a>x'),
        ('<a name="n"></a>', '<a name="n"></a>'),
        ("<a>https://h.example/p?a&amp;b</a>", "…"),
        ("<a><code> https://h.example/p?a&amp;b </code></a>", "…"),
        ("<a>see https://h.example/p?a&amp;b</a>", "see https://h.example/p?a&amp;b"),
        ("<abbr>x</abbr><address>y</address>", "<abbr>x</abbr><address>y</address>"),
    ],
)
def test_nothing_is_left_but_words_and_anchors(html: str, expected: str) -> None:
    assert drop_lost_links(html, {"https://h.example/p?a&b"}) == expected
