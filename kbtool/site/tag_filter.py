"""Settles the attributes of each element in HTML that nh3 has serialised.

There every tag ends at its `>`, since `<` and `>` in attributes are written as entities; and values stand in quotes.
"""

import re
from collections.abc import Mapping

from kbtool.site.allowed_html import FRAME_SETTINGS
from kbtool.site.attribute_filter import ADDRESSES, TAB_GROUP, AttributeFilter, Resolve

NAMED = re.compile(r"<([a-z0-9]+)([^>]*)>")
SETTLED = re.compile(r"<(input|a|iframe)((?: [^>]*)?)>")
ATTRIBUTE = re.compile(r' ([^\s="]+)="([^"]*)"')
ENTITIES = (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\N{NO-BREAK SPACE}"), ("&amp;", "&"))
"""All that stand in the values of attributes (HTML Standard, 13.3, "escaping a string")."""
LONGEST = 200
MOST = 10_000
"""Tags up to so many characters, and up to so many of them, are remembered."""


def settle(html: str) -> str:
    """Serialised HTML whose attributes have been decided on."""
    return SETTLED.sub(lambda match: _settled(match[1], dict(ATTRIBUTE.findall(match[2]))), html)


class TagFilter:
    """Decides over all attributes. Most tags come again, on one page after the other: those are remembered, unless they
    hold an address, which pages give different meanings."""

    def __init__(self, decide: AttributeFilter) -> None:
        self._decide = decide
        self._known: dict[str, str] = {}

    def rewritten(self, html: str, resolve: Resolve) -> str | None:
        """Serialised HTML with the attributes that the filter leaves; None where a `<` in it begins no tag."""
        start, *rest = html.split("<")
        parts = [part.partition(">") for part in rest]
        if not all(end for _, end, _ in parts):
            return None
        known, rewritten = self._known, [start]
        for tag, _, text in parts:
            rewritten += known.get(tag) or self._rewritten(tag, resolve), text
        return "".join(rewritten)

    def _rewritten(self, inner: str, resolve: Resolve) -> str:
        """The tag that holds this."""
        tag = f"<{inner}>"
        match = NAMED.fullmatch(tag)
        if not match:  # the end of an element
            self._remember(inner, tag)
            return tag
        element, written = match[1], ATTRIBUTE.findall(match[2])
        kept = {}
        for name, value in written:
            plain = _unescaped(value)
            decided = self._decide(element, name, plain, resolve)
            if decided is not None:
                kept[name] = value if decided == plain else _escaped(decided)
        found = _settled(element, kept)
        if len(tag) <= LONGEST and ADDRESSES.isdisjoint(dict(written)):
            self._remember(inner, found)
        return found

    def _remember(self, inner: str, found: str) -> None:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[inner] = found


def _unescaped(value: str) -> str:
    if "&" in value:
        for entity, character in ENTITIES:
            value = value.replace(entity, character)
    return value


def _escaped(value: str) -> str:
    for entity, character in reversed(ENTITIES):
        if character in value:
            value = value.replace(character, entity)
    return value


def _settled(element: str, attributes: Mapping[str, str]) -> str:
    """The tag, as its attributes together demand."""
    if element == "input":
        return _input(attributes)
    if element == "a":
        return _link(attributes)
    if element == "iframe":
        return _tag("iframe", {**attributes, **FRAME_SETTINGS} if "src" in attributes else {})
    return _tag(element, attributes)


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
    written = "".join([f' {name}="{value}"' for name, value in attributes.items()])
    return f"<{element}{written}>"
