"""HTML of the finished tree, a fourteenth of a conversion: an element without others in it is written in one step.

Stands for `markdown.serializers.to_xhtml_string`. The same, because a tree with what is rare (comments, names with a
namespace) is left to that.
"""

from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_xhtml_string

RAW = frozenset({"script", "style"})


def to_xhtml(root: Element) -> str:
    """The element as text, with everything in it."""
    pieces: list[str] = []
    write = pieces.append
    stack: list[Element | str] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            write(element)
            continue
        tag, text, tail = element.tag, element.text, element.tail
        if type(tag) is not str:
            return to_xhtml_string(root)
        write(f"<{tag}{_attributes(element)}" if element.keys() else f"<{tag}")
        kind = tag.lower()
        if kind in HTML_EMPTY:
            write(" />")
        else:
            write(">")
            if text:
                write(text if kind in RAW else _escaped(text))
            if len(element):
                if tail:
                    stack.append(_escaped(tail))
                stack.append(f"</{tag}>")
                stack.extend(element[::-1])
                continue
            write(f"</{tag}>")
        if tail:
            write(_escaped(tail))
    return "".join(pieces)


def _attributes(element: Element) -> str:
    written = ""
    for name, value in sorted(element.attrib.items()):
        if value is None:  # a word without a value in an attribute list
            written += f" {name}"
            continue
        quoted = _escaped(value).replace('"', "&quot;")
        written += f' {name}="{quoted}"'
    return written


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
