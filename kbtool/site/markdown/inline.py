"""Text with emphasis, links and images as Markdown."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from kbtool.site.markdown.escape import code_span, escaped_line, escaped_text

TEXT, COMMENT = "-text", "-comment"
DROPPED = frozenset({COMMENT, "svg", "script", "style", "template", "input", "button", "object", "noscript"})
DROPPED_CLASSES = frozenset({"headerlink", "footnote-backref", "filename", "twemoji"})
"""Signs of the page around the text: links to a heading, ways back from a footnote, icons."""
MARKS: Mapping[str, str] = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
KEPT = frozenset({"sub", "sup", "kbd"})
"""Elements that Markdown has no marks for, and that say something."""
PLAYERS = frozenset({"iframe", "video", "audio"})
UNSAFE = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\n": "", "\t": ""})
RUN_OF_BLANKS = re.compile(" {2,}")
DEEPEST = 60
"""Below that many elements inside one another the text is taken without its markup."""


def inline(nodes: Iterable[LexborNode], base: str) -> str:
    """The nodes as a paragraph; `base` is the absolute address of the page that links count from."""
    return "  \n".join(map(escaped_line, inline_lines(nodes, base)))


def inline_lines(nodes: Iterable[LexborNode], base: str) -> list[str]:
    """The lines of a paragraph, as they are within a line: where they begin one, they may mean something else."""
    text = "".join(_inline(node, base, 0) for node in nodes)
    lines = (RUN_OF_BLANKS.sub(" ", line).strip(" \xa0") for line in text.split("\n"))
    return [line for line in lines if line]


def classes(node: LexborNode) -> set[str]:
    """The classes of an element."""
    return set((node.attributes.get("class") or "").split())


def children(node: LexborNode) -> list[LexborNode]:
    """What stands in an element, texts included."""
    return list(node.iter(include_text=True))


def _inline(node: LexborNode, base: str, depth: int) -> str:
    tag = node.tag or ""
    if tag == TEXT:
        return escaped_text(node.text_content or "")
    if tag in DROPPED or classes(node) & DROPPED_CLASSES:
        return ""
    if depth > DEEPEST:
        return escaped_text(node.text())
    if tag == "br":
        return "\n"
    if tag == "code":
        return code_span(node.text())
    if writer := WRITERS.get(tag):
        return writer(node, base, depth)
    return _mark(tag, _content(node, base, depth))


def _content(node: LexborNode, base: str, depth: int) -> str:
    return "".join(_inline(child, base, depth + 1) for child in children(node))


def _mark(tag: str, text: str) -> str:
    """The marks stand at the words: blanks go outside."""
    words = text.strip(" \n")
    mark = MARKS.get(tag, "")
    if not words or not (mark or tag in KEPT):
        return text
    before, after = text[: len(text) - len(text.lstrip(" \n"))], text[len(text.rstrip(" \n")) :]
    return f"{before}{mark}{words}{mark}{after}" if mark else f"{before}<{tag}>{words}</{tag}>{after}"


def _link(node: LexborNode, base: str, depth: int) -> str:
    found, text = classes(node), _content(node, base, depth)
    if "footnote-ref" in found:
        return f"[^{node.text().strip()}]"
    if "zoom" in found or not text.strip():
        return text
    url = _absolute(node, "href", base)
    if url and url == node.text().strip():
        return f"<{url}>"
    return f"[{text.strip()}]({url})" if url else text


def _image(node: LexborNode, base: str, depth: int) -> str:
    alternative = escaped_text(node.attributes.get("alt") or "").strip()
    return f"![{alternative}]({_absolute(node, 'src', base)})"


def _player(node: LexborNode, base: str, depth: int) -> str:
    """What cannot be played in a text becomes a link."""
    source = node if node.attributes.get("src") else node.css_first("source")
    url = _absolute(source, "src", base) if source else ""
    title = node.attributes.get("title") or node.attributes.get("aria-label") or url
    return f"[{escaped_text(title).strip()}]({url})" if url else ""


def _superior(node: LexborNode, base: str, depth: int) -> str:
    """The mark of a footnote, which its link makes already, or raised text."""
    text = _content(node, base, depth)
    return text if node.css_first("a.footnote-ref") else _mark("sup", text)


def _absolute(node: LexborNode, attribute: str, base: str) -> str:
    url = (node.attributes.get(attribute) or "").strip()
    try:
        return urljoin(base, url).translate(UNSAFE) if url else ""
    except ValueError:
        return url.translate(UNSAFE)


WRITERS: Mapping[str, Callable[[LexborNode, str, int], str]] = {
    "a": _link,
    "img": _image,
    "sup": _superior,
    **dict.fromkeys(PLAYERS, _player),
}
