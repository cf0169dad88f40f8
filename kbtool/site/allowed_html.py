"""The HTML that an article may hold: what Python-Markdown and its extensions write, and harmless HTML by hand."""

import re
from types import MappingProxyType

SVG_TAGS = frozenset({"svg", "title", "path", "circle", "rect", "g", "line", "polyline", "polygon", "ellipse"})

_TEXT_TAGS = """
    a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt
    em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd label li mark ol p picture pre q rp rt ruby s samp
    section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr
"""
TAGS = SVG_TAGS | frozenset(_TEXT_TAGS.split())

EMPTIED_TAGS = frozenset(["script", "style", "template", "object", "noscript", "noembed", "noframes", "math"])
"""Elements that go with all they hold; of every other element that is not allowed the text stays."""

_CELL = "align colspan rowspan headers scope style"
_SHAPE = "d cx cy r rx ry x y x1 y1 x2 y2 points width height transform opacity"
_PAINT = "fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
_MEDIA = "src controls loop muted preload"

_BY_TAG = {
    "a": "href target rel download name",
    "img": "src srcset sizes alt width height loading decoding align",
    "source": "src srcset sizes type media",
    "track": "src kind srclang label default",
    "video": f"{_MEDIA} poster width height playsinline",
    "audio": _MEDIA,
    "iframe": "src width height allowfullscreen",
    "input": "type checked disabled name",
    "label": "for",
    "details": "open",
    "ol": "start reversed type",
    "li": "value",
    "td": _CELL,
    "th": _CELL,
    "tr": "align",
    "col": "span",
    "colgroup": "span",
    "time": "datetime",
    "del": "datetime",
    "ins": "datetime",
    "span": "data-linenos",
    "div": "data-tabs",
    "svg": f"xmlns viewBox width height {_PAINT}",
}
_ANYWHERE = frozenset(["class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden"])

ATTRIBUTES = MappingProxyType(
    {
        "*": _ANYWHERE,
        **{tag: frozenset(f"{_SHAPE} {_PAINT}".split()) for tag in SVG_TAGS - {"svg", "title"}},
        **{tag: frozenset(names.split()) for tag, names in _BY_TAG.items()},
    }
)
"""Tag → its attributes; `*` for those that every element may have."""

RESERVED_CLASSES = frozenset(
    ["about", "articles", "ask", "attachments", "audience", "bar", "bottom", "breadcrumb", "byline", "categories", "contact", "content", "contents", "copy", "copy-link", "facts", "find", "found", "group", "icon", "js", "label", "layout", "lead", "local", "menu", "more", "name", "neighbours", "notice", "otherwise", "overdue", "picks", "results", "scheme", "search", "skip", "state", "status", "tag", "tags", "toc", "tool", "tools", "top", "unseen"]
)
"""Classes that the templates, style sheets and scripts give a meaning: an article with them could imitate the page."""

ROLES = frozenset(
    ["doc-backlink", "doc-endnote", "doc-endnotes", "doc-noteref", "group", "img", "list", "listitem", "none", "note", "presentation"]
)
RELATIONS = frozenset(["author", "external", "help", "license", "nofollow", "noopener", "noreferrer", "sponsored", "ugc"])

READ_SCHEMES = frozenset({"http", "https", "mailto", "tel", "kb"})
"""Of links as they are written; `kb:` is ours."""
WRITTEN_SCHEMES = READ_SCHEMES - {"kb"}

_SIZE = r"\d{1,5}(?:\.\d{1,3})?(?:px|%|em|rem)?"
VALUES = MappingProxyType(
    {
        "align": re.compile(r"left|right|center|top|middle|bottom"),
        "dir": re.compile(r"ltr|rtl|auto"),
        "aria-hidden": re.compile(r"true|false"),
        "width": re.compile(_SIZE),
        "height": re.compile(_SIZE),
        "loading": re.compile(r"lazy|eager"),
        "preload": re.compile(r"none|metadata|auto"),
        "target": re.compile(r"_blank"),
        "data-linenos": re.compile(r"[\d ]*"),
        "data-tabs": re.compile(r"\d+:\d+"),
        "xmlns": re.compile(re.escape("http://www.w3.org/2000/svg")),
        "transform": re.compile(r"(?:(?:translate|scale|rotate|matrix|skew[XY])\([-+.,\de\s]*\)[\s,]*)*"),
        **{name: re.compile(r"[\w#.%+-]*") for name in _PAINT.split()},
    }
)
"""Attribute → all its values; an attribute with another value is dropped."""
