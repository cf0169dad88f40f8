"""Makes the HTML of an article safe: nothing that runs, nothing that asks other hosts, nothing that fakes the page.

Elements and attributes are allowed by name (allowed_html.py) by nh3, which parses as browsers do (HTML Standard, 13.2).
What the values of attributes decide is settled afterwards on its output (see `TagFilter`).
"""

import re
from functools import lru_cache

import nh3
from selectolax.lexbor import LexborHTMLParser

from kbtool.site.allowed_html import ATTRIBUTES, DROPPED_WITH_CONTENT, ELEMENTS, FRAME_ATTRIBUTES, SCHEMES
from kbtool.site.attribute_filter import AttributeFilter, Resolve
from kbtool.site.nesting import is_too_deep
from kbtool.site.tag_filter import TagFilter, settle

FRAME_CONTENT = re.compile(r"(<iframe[^>]*>).*?(?=</iframe>)", re.DOTALL)
EMPTY_FRAME = re.compile(r"<iframe></iframe>")
FRAME = "<iframe"
BLANK_START = re.compile(r"(<pre(?: [^>]*)?>)\n+")
"""Parsers drop one line break at the start of `pre`: twelve would take twelve passes to settle."""
KB_SCHEME = "kb"
MAXIMUM_PASSES = 8
"""What is removed changes how the rest is parsed (`<h1><option><h1>`), and attacks live on that difference; so cleaning
goes on until nothing changes. Markdown needs one pass to see that."""


def sanitise(
    html: str,
    resolve: Resolve,
    *,
    reserved_ids: frozenset[str] = frozenset(),
    reserved_classes: frozenset[str] = frozenset(),
    embeds: frozenset[str] = frozenset(),
) -> str:
    """The HTML without anything active; sanitising again changes nothing.

    `resolve` gets each `href`, `src`, `poster` and part of `srcset` and says which address to use; with None the
    attribute goes and a link becomes plain text. An article cannot take `reserved_ids` and `reserved_classes`; frames
    stay only from `embeds` (hosts, `www.example.com`). Text that nests absurdly deep comes back as text, every mark of
    it visible.
    """
    if is_too_deep(html):
        return _as_text(html)
    clean, tags = _cleaner(bool(embeds)).clean, _tag_filter(reserved_ids, reserved_classes, embeds)
    rewritten = tags.rewritten(_without_frame_content(clean(html)), resolve)
    if rewritten is None:
        return _as_text(html)
    cleaned = _without_blanks(rewritten)
    if _is_stable(cleaned):
        return cleaned
    for _ in range(MAXIMUM_PASSES):
        again = _without_blanks(settle(_without_frame_content(clean(cleaned))))
        if again == cleaned:
            return cleaned
        cleaned = again
    return _as_text(html)


def _as_text(html: str) -> str:
    return f"<p>{nh3.clean_text(html)}</p>"


def _is_stable(cleaned: str) -> bool:
    """Whether another parser of the same standard, which is quicker, finds in the text just the tree it was made of.

    False says nothing; frames, whose content is parsed as text, are left to nh3.
    """
    return FRAME not in cleaned and LexborHTMLParser(cleaned, is_fragment=True).html == cleaned


@lru_cache
def _tag_filter(reserved_ids: frozenset[str], reserved_classes: frozenset[str], embeds: frozenset[str]) -> TagFilter:
    """Remembers tags from page to page."""
    return TagFilter(AttributeFilter(reserved_ids=reserved_ids, reserved_classes=reserved_classes, embeds=embeds))


@lru_cache
def _cleaner(with_frames: bool) -> nh3.Cleaner:
    frame = {"iframe"}
    attributes = {element: set(names) for element, names in ATTRIBUTES.items()}
    return nh3.Cleaner(
        tags=set(ELEMENTS | frame) if with_frames else set(ELEMENTS),
        clean_content_tags=set(DROPPED_WITH_CONTENT) if with_frames else set(DROPPED_WITH_CONTENT | frame),
        attributes=attributes | ({"iframe": set(FRAME_ATTRIBUTES)} if with_frames else {}),
        url_schemes=set(SCHEMES) | {KB_SCHEME},
        link_rel=None,
    )


def _without_frame_content(cleaned: str) -> str:
    return FRAME_CONTENT.sub(r"\1", cleaned) if FRAME in cleaned else cleaned


def _without_blanks(cleaned: str) -> str:
    without = BLANK_START.sub(r"\1", cleaned) if "<pre" in cleaned else cleaned
    return EMPTY_FRAME.sub("", without) if FRAME in without else without
