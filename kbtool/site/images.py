"""Images in an article's cleaned HTML: each keeps its place before it is there, and only the first loads at once."""

import re
from collections.abc import Callable
from html import escape, unescape

from kbtool.content.media.file_types import Size

FindSize = Callable[[str], Size | None]
"""Address of a picture, as the page has it → width and height in pixels; None where they are not known."""

IMAGE = re.compile(r"<img( [^>]*)?>")
LINK_OR_IMAGE = re.compile(r"<a(?= |>)|</a>|<img( [^>]*)>")
SOURCE = re.compile(r' src="([^"]*)"')
ALTERNATIVE = re.compile(r' alt="([^"]*)"')
SMALL_IMAGE = re.compile(r' class="[^"]*\b(?:twemoji|emojione|gemoji)\b')
LAZY = re.compile(r' loading="lazy"')
SIDE = re.compile(r' (width|height)="(\d+(?:\.\d+)?)(%?)[^"]*"')
"""As a browser reads it: what follows the number counts only if it is a percent sign (HTML, 2.3.4.4)."""
TEXT_WIDTH = 621
"""Pixels of a column of text on a desk: 34.5em of 18 px in `overrides/assets/kbtool.css`."""


def no_size(source: str) -> Size | None:
    """For pages without pictures of their own."""
    return None


def place_images(html: str, size: FindSize) -> str:
    """Images know their size, and those after the first load when they come into view.

    One without an address becomes its alternative text. One that nobody gave a size is marked as measured: style sheets
    treat it as the picture it is, and one with a size of the writer's as an icon or the like.
    """
    seen = 0

    def image(match: re.Match[str]) -> str:
        nonlocal seen
        attributes = match[1] or ""
        alternative = ALTERNATIVE.search(attributes)
        if ' src="' not in attributes and ' srcset="' not in attributes:
            return alternative[1] if alternative else ""
        seen += not SMALL_IMAGE.search(attributes)
        if seen <= 1:
            attributes = LAZY.sub("", attributes)
        elif ' loading="' not in attributes:
            attributes += ' loading="lazy"'
        if ' decoding="' not in attributes:
            attributes += ' decoding="async"'
        attributes = SIDE.sub(_pixels, attributes)
        return f"<img{attributes}{_size(attributes, size)}" + ("" if alternative else ' alt=""') + ">"

    return IMAGE.sub(image, html)


def _pixels(side: re.Match[str]) -> str:
    """A side in whole pixels; a part of the width is one of the text's, and there is no height to be a part of."""
    name, number, percent = side.groups()
    if percent and name == "height":
        return ""
    pixels = float(number) * TEXT_WIDTH / 100 if percent else float(number)
    return f' {name}="{max(1, round(pixels))}"'


def _size(attributes: str, size: FindSize) -> str:
    """The sides of an image that are not stated; a stated one keeps the picture's shape."""
    source = SOURCE.search(attributes)
    found = size(unescape(source[1]).partition("#")[0].partition("?")[0]) if source else None
    if found is None:
        return ""
    width, height = found
    sides = {match[1]: float(match[2]) for match in SIDE.finditer(attributes)}
    if not sides:
        return f' width="{width}" height="{height}" data-measured=""'
    if len(sides) == 2:
        return ""
    if "width" in sides:
        return f' height="{max(1, round(sides["width"] * height / width))}"'
    return f' width="{max(1, round(sides["height"] * width / height))}"'


def link_images(html: str, label: str) -> str:
    """An image leads to its file, where the browser shows it in full size; small ones and those in a link do not."""
    if "<img" not in html:
        return html
    in_link = False

    def linked(match: re.Match[str]) -> str:
        nonlocal in_link
        if match[1] is None:
            in_link = match[0] != "</a>"
            return match[0]
        source = SOURCE.search(match[1])
        if in_link or not source or SMALL_IMAGE.search(match[1]):
            return match[0]
        alternative = ALTERNATIVE.search(match[1])
        name = f"{label}: {unescape(alternative[1])}" if alternative and alternative[1] else label
        return f'<a class="zoom" href="{source[1]}" aria-label="{escape(name)}">{match[0]}</a>'

    return LINK_OR_IMAGE.sub(linked, html)
