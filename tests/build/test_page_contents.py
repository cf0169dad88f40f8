"""The contents of a page name the headings that are left in its cleaned text."""

from html import escape, unescape

import pytest
from mkdocs.structure.toc import AnchorLink

from mkdocs_kbtool.navigation.plugin import IDS, contents, found_ids


def link(place: str, level: int = 2, *below: AnchorLink) -> AnchorLink:
    """As the engine tells of a heading."""
    made = AnchorLink(place.title(), place, level)
    made.children = list(below)
    return made


HEADINGS = [link("one", 2, link("two", 3)), link('a"b', 2), link("c&amp;d", 2)]
TEXTS = {
    "as Markdown made them": '<h2 id="one">One</h2><h3 id="two">Two</h3><h2 id="a&quot;b"></h2>',
    "one is lost": '<h2 id="one">One</h2><h3>Two</h3>',
    "its id is that of something else": '<p id="two">x</p><h2 id="one">One</h2>',
    "only in words": '<p>&lt;h2 id="one"&gt; <code>id="two"</code></p>',
    "after another attribute": '<h2 class="x" id="one">One</h2><h3 class="x" id="two">Two</h3>',
    "another level": '<h3 id="one">One</h3><h2 id="two">Two</h2>',
    "an id that ends a tag": '<h2 id="a" b="">x</h2><h2 id="c&amp;d">x</h2>',
    "nothing": "",
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("links", [HEADINGS, HEADINGS[:1], HEADINGS[1:2], HEADINGS[2:], []])
def test_a_heading_is_named_where_its_id_is_in_the_text(links: list[AnchorLink], text: str) -> None:
    html = TEXTS[text]
    every = set(map(unescape, IDS.findall(html)))
    assert contents(links, found_ids(links, html)) == contents(links, every)


@pytest.mark.parametrize("place", ["a", 'a" b="', "a&quot;", "<b>", "ü"])
def test_a_heading_whose_id_is_written_in_another_way_is_found(place: str) -> None:
    assert found_ids([link(place)], f'<h2 id="{escape(place)}">x</h2>') == {place}
