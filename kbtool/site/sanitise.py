"""Cleaning the HTML of an article: nothing in it acts, imitates the page or leads where it must not.

nh3 removes what is active; what remains goes through the rules that need to see a whole tag. Whatever raises in
`target` leaves `sanitise` as it is.
"""

from collections.abc import Collection
from html import escape

import nh3

from kbtool.site.allowed_html import ATTRIBUTES, EMPTIED_TAGS, READ_SCHEMES, SVG_TAGS, TAGS
from kbtool.site.html_tags import VOID, Tag, escaped, pieces
from kbtool.site.tag_rules import TagRules, Target

_PASSES = 8
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(EMPTIED_TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(READ_SCHEMES),
    filter_style_properties={"text-align"},
    link_rel=None,
)


def sanitise(html: str, target: Target, *, reserved_ids: Collection[str] = (), embeds: Collection[str] = ()) -> str:
    """The safe HTML of an article.

    `target(attribute, url)` gives the address for each href, src, poster and part of a srcset, or None to drop it;
    `reserved_ids` are ids of the templates; `embeds` the hosts whose frames may stay, in lower case.

    Taking an element away can move its neighbours when the result is parsed again (the algorithm of the HTML standard
    for misnested tags), so that the passes end only when one changes nothing.
    """
    result = _cleaned(html, TagRules(target, frozenset(reserved_ids), frozenset(embeds)))
    rules = TagRules(_unchanged, frozenset(reserved_ids), frozenset(embeds))
    for _ in range(_PASSES):
        if _CLEANER.clean(result) == result:
            return result
        result = _cleaned(result, rules)
    return escape(result, quote=False)  # markup that never settles is shown as text


def _unchanged(_attribute: str, url: str) -> str | None:
    return url


def _cleaned(html: str, rules: TagRules) -> str:
    writer = _Writer(rules)
    for piece in pieces(_CLEANER.clean(html)):
        if isinstance(piece, str):
            writer.text(piece)
        elif piece.closing:
            writer.close(piece)
        else:
            writer.open(piece)
    return "".join(writer.parts)


class _Writer:
    """Writes the tags that the rules leave, and closes exactly those it opened."""

    def __init__(self, rules: TagRules) -> None:
        self.rules = rules
        self.parts: list[str] = []
        self._open: list[tuple[str, bool]] = []
        """(name, written) of the elements around."""
        self._drawings = 0
        self._after_pre = False

    def text(self, html: str) -> None:
        """Writes text; line breaks at the start of `pre`, which parsers drop one by one, are dropped at once."""
        if self._after_pre:
            html = html.lstrip("\n")
        if html:
            self._after_pre = False
            self.parts.append(html)

    def open(self, tag: Tag) -> None:
        """Writes an opening tag, or what stands for it."""
        kept = self.rules.kept(tag) if self._fits(tag.name) else None
        if tag.name not in VOID:
            self._open.append((tag.name, kept is not None))
        if kept is not None:
            self.parts.append(str(kept))
            self._drawings += tag.name == "svg"
            self._after_pre = tag.name == "pre"
        elif tag.name == "img":
            self.text(escaped(tag.attributes.get("alt", "")))

    def _fits(self, name: str) -> bool:
        """Drawing elements belong into a drawing and nothing else does; a drawing's title holds text only."""
        if name not in TAGS or (self._open and self._open[-1] == ("title", True)):
            return False
        return name in SVG_TAGS if self._drawings else name not in SVG_TAGS or name == "svg"

    def close(self, tag: Tag) -> None:
        """Writes the closing tag of the innermost element, if its opening tag was written."""
        if not self._open or self._open[-1][0] != tag.name:
            return
        _, written = self._open.pop()
        if written:
            self.parts.append(str(tag))
            self._drawings -= tag.name == "svg"
            self._after_pre = False
