"""Tags are told from text as the serialised HTML has them."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.site.attribute_filter import AttributeFilter
from kbtool.site.tag_filter import TagFilter
from tests.extent import WHOLE

TAG = re.compile(r"<[^<>]*>")
NOTHING: frozenset[str] = frozenset()
PIECES = ("<", ">", "<b>", "</b>", '<a href="#x">', '<a href="/y">', '<p class="md-x free">', "</p>", "a", '"', "&lt;")


def tag_filter() -> TagFilter:
    return TagFilter(AttributeFilter(reserved_ids=NOTHING, reserved_classes=NOTHING, embeds=NOTHING))


@settings(max_examples=5_000 if WHOLE else 500)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_sign_that_begins_no_tag_is_told_and_text_stays(html: str) -> None:
    asked: list[str] = []

    def resolve(_: str, url: str) -> str:
        asked.append(url)
        return url

    found = tag_filter().rewritten(html, resolve)
    if "<" in TAG.sub("", html):
        assert (found, asked) == (None, [])
    else:
        assert found is not None
        assert TAG.split(found) == TAG.split(html)
        if not {*TAG.findall(html)} <= {*PIECES}:  # `<a">` loses its sign
            return
        assert found == html.replace(' class="md-x free"', ' class="free"')
        assert asked == re.findall('<a href="([^"]*)">', html)


def test_a_tag_that_is_remembered_is_written_the_same_again() -> None:
    filtered = tag_filter()
    html = '<p class="md-x free" id="__x"><br>a &gt; b</p>'
    assert filtered.rewritten(html * 2, lambda _, url: url) == '<p class="free"><br>a &gt; b</p>' * 2
