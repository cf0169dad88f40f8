"""Makes the HTML of an article safe: nothing that runs, nothing that asks other hosts, nothing that fakes the page.

Elements and attributes are allowed by name (allowed_html.py) by nh3, which parses as browsers do (HTML Standard, 13.2).
What depends on several attributes of one element is settled afterwards on its output, where every tag ends at its `>`:
the serialiser writes `<` and `>` in attributes as entities.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import nh3

from kbtool.site.allowed_html import (
    ATTRIBUTES,
    DROPPED_WITH_CONTENT,
    ELEMENTS,
    FRAME_ATTRIBUTES,
    FRAME_SETTINGS,
    SCHEMES,
)
from kbtool.site.attribute_filter import TAB_GROUP, AttributeFilter, Resolve
from kbtool.site.nesting import is_too_deep

SETTLED = re.compile(r"<(input|a|iframe)((?: [^>]*)?)>")
FRAME_CONTENT = re.compile(r"(<iframe[^>]*>).*?(?=</iframe>)", re.DOTALL)
EMPTY_FRAME = re.compile(r"<iframe></iframe>")
BLANK_START = re.compile(r"(<pre(?: [^>]*)?>)\n+")
"""Parsers drop one line break at the start of `pre`: twelve would take twelve passes to settle."""
ATTRIBUTE = re.compile(r' ([^\s="]+)="([^"]*)"')
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
    decide = AttributeFilter(resolve, reserved_ids=reserved_ids, reserved_classes=reserved_classes, embeds=embeds)
    cleaned = _settle(_cleaner(bool(embeds), decide).clean(html))
    if decide.error:
        raise decide.error
    for _ in range(MAXIMUM_PASSES):
        again = _settle(_structure_cleaner(bool(embeds)).clean(cleaned))
        if again == cleaned:
            return cleaned
        cleaned = again
    return _as_text(html)


def _as_text(html: str) -> str:
    return f"<p>{nh3.clean_text(html)}</p>"


@lru_cache
def _structure_cleaner(with_frames: bool) -> nh3.Cleaner:
    """For the later passes: attributes do not change any more, so they are not asked about again."""
    return _cleaner(with_frames, None)


def _cleaner(with_frames: bool, decide: AttributeFilter | None) -> nh3.Cleaner:
    frame = {"iframe"}
    attributes = {element: set(names) for element, names in ATTRIBUTES.items()}
    return nh3.Cleaner(
        tags=set(ELEMENTS | frame) if with_frames else set(ELEMENTS),
        clean_content_tags=set(DROPPED_WITH_CONTENT) if with_frames else set(DROPPED_WITH_CONTENT | frame),
        attributes=attributes | ({"iframe": set(FRAME_ATTRIBUTES)} if with_frames else {}),
        attribute_filter=decide,
        url_schemes=set(SCHEMES) | {KB_SCHEME},
        link_rel=None,
    )


def _settle(cleaned: str) -> str:
    without_blanks = BLANK_START.sub(r"\1", FRAME_CONTENT.sub(r"\1", cleaned))
    return EMPTY_FRAME.sub("", SETTLED.sub(_settled, without_blanks))


def _settled(match: re.Match[str]) -> str:
    """The tag again, as its attributes together demand."""
    attributes = dict(ATTRIBUTE.findall(match[2]))
    if match[1] == "input":
        return _input(attributes)
    if match[1] == "a":
        return _link(attributes)
    frame = {**attributes, **FRAME_SETTINGS} if "src" in attributes else {}
    return _tag("iframe", frame)


def _input(attributes: Mapping[str, str]) -> str:
    """A tab's radio button or a check box that cannot be changed; nothing else."""
    if attributes.get("type") == "radio" and TAB_GROUP.fullmatch(attributes.get("name", "")):
        return _tag("input", {name: value for name, value in attributes.items() if name != "disabled"})
    if attributes.get("type") == "checkbox":
        kept = {name: value for name, value in attributes.items() if name not in ("name", "disabled")}
        return _tag("input", {**kept, "disabled": ""})
    return ""


def _link(attributes: Mapping[str, str]) -> str:
    """A link into a new window must not give that window a handle on this one."""
    kept = dict(attributes)
    if kept.get("target") and "href" in kept:
        kept["rel"] = " ".join(sorted({*kept.get("rel", "").split(), "noopener"}))
    else:
        kept.pop("target", None)
    return _tag("a", kept)


def _tag(element: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{element}{written}>"
