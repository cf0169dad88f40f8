"""The tree is written as Python-Markdown writes it."""

from xml.etree.ElementTree import Comment, Element, ProcessingInstruction, QName

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.serializers import to_xhtml_string
from markdown.util import AtomicString

from kbtool.build.quick.serializer import to_xhtml
from tests.extent import WHOLE

TAGS = ("p", "em", "br", "BR", "img", "script", "Style", "pre", "x:y")
TEXTS = ("", "a", " ", "&", "&amp;", "<b>", 'c"d', "e\nf", "'", "\x02amp\x03", "سلام")


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Element:
    """Elements in elements, with text, tails and attributes."""
    element = Element(draw(st.sampled_from(TAGS)))
    element.attrib.update(draw(st.dictionaries(st.sampled_from(("id", "class", "b")), st.sampled_from((*TEXTS, None)))))
    text = draw(st.sampled_from((*TEXTS, None)))
    element.text = AtomicString(text) if text and draw(st.booleans()) else text
    element.tail = draw(st.sampled_from((*TEXTS, None)))
    if depth:
        element.extend(draw(st.lists(trees(depth - 1), max_size=3)))
    return element


@settings(max_examples=1_000 if WHOLE else 100)
@given(trees())
def test_a_tree_is_written_the_same(tree: Element) -> None:
    assert to_xhtml(tree) == to_xhtml_string(tree)


def test_what_is_rare_in_a_tree_is_written_the_same() -> None:
    for rare in (Comment("a & b"), ProcessingInstruction("x", "y"), Element(QName("urn:n", "svg"))):  # type: ignore[type-var]
        tree = Element("div", {"id": "a"})
        rare.tail = "after"
        tree.append(rare)
        assert to_xhtml(tree) == to_xhtml_string(tree)
