"""What may stand in an article's HTML: the elements and attributes that Markdown and its extensions make, no more."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SVG_ELEMENTS = frozenset({"svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect"})
"""Enough for icons. No `title`, `desc`, `foreignObject` (HTML inside), no `use`, `image`, `animate`, `style`."""

ELEMENTS = SVG_ELEMENTS | _words("""
    a abbr article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div
    dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt ruby s
    samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul
    var video wbr
    """)
"""Landmarks of the page itself (`header`, `main`, `nav`, `footer`) belong to the templates."""

DROPPED_WITH_CONTENT = _words(
    "script style template noscript textarea select title math xmp noembed noframes plaintext"
)
"""What these hold is not text for readers."""

SVG_ATTRIBUTES = _words("""
    viewBox xmlns width height fill fill-rule fill-opacity clip-rule stroke stroke-width stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray opacity transform d cx cy r rx ry x y x1 y1 x2 y2 points
    """)
CELL = frozenset({"align", "colspan", "rowspan", "headers", "scope", "abbr", "style"})
MEDIA = frozenset({"src", "controls", "preload", "muted", "loop"})

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "*": _words("""
        class id title lang dir role translate data-tabs
        aria-label aria-hidden aria-describedby aria-labelledby aria-details
        """),
    "a": frozenset({"href", "target", "rel", "name", "download", "hreflang", "type"}),
    "audio": MEDIA,
    "col": frozenset({"span", "width"}),
    "colgroup": frozenset({"span", "width"}),
    "del": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding", "align"}),
    "input": frozenset({"type", "name", "checked", "disabled"}),
    "ins": frozenset({"datetime"}),
    "label": frozenset({"for"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "source": frozenset({"src", "srcset", "sizes", "media", "type", "width", "height"}),
    "td": CELL,
    "th": CELL,
    "time": frozenset({"datetime"}),
    "track": frozenset({"src", "kind", "srclang", "label", "default"}),
    "video": MEDIA | {"poster", "width", "height", "playsinline"},
    **dict.fromkeys(SVG_ELEMENTS, SVG_ATTRIBUTES),
}

FRAME_ATTRIBUTES = frozenset({"src", "width", "height", "allowfullscreen"})
FRAME_SETTINGS: Mapping[str, str] = {
    "loading": "lazy",
    "referrerpolicy": "strict-origin-when-cross-origin",
    "sandbox": "allow-scripts allow-same-origin allow-popups allow-presentation",
}
"""What every frame gets, whatever the article says."""

ENUMERATED: Mapping[str, frozenset[str]] = {
    "target": frozenset({"_blank"}),
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "role": frozenset({"img", "note", "presentation", "none", "group", "list", "listitem"}),
    "loading": frozenset({"lazy", "eager"}),
    "decoding": frozenset({"async", "sync", "auto"}),
    "preload": frozenset({"none", "metadata", "auto"}),
}
"""Attribute → its possible values, where others would do harm or nothing."""

LINK_TYPES = frozenset({"noopener", "noreferrer", "nofollow", "sponsored", "ugc", "external", "license"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes an address may have in the end."""
