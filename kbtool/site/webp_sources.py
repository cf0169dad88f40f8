"""Browsers choose between a picture and its WebP copy (HTML, 4.8.1); what else reads the page finds the picture."""

import re
from collections.abc import Mapping
from html import unescape

PICTURE_OR_IMAGE = re.compile(r"<(/?)picture\b[^>]*>|<img(?=[^>]* src=\"([^\"]*)\")([^>]*)>")


def offer_webp(html: str, root: str, copies: Mapping[str, str]) -> str:
    """The finished HTML of a page in which images with a copy offer it.

    `root` leads from the page to the audience's root, below which `copies` has picture → copy. Images in a `picture` or
    with a `srcset` of the writer's own stay as they are.
    """
    if not copies:
        return html
    inside = False

    def offered(match: re.Match[str]) -> str:
        nonlocal inside
        if match[2] is None:
            inside = not match[1]
            return match[0]
        address = unescape(match[2]).partition("#")[0].removeprefix(root)
        if inside or " srcset=" in match[3] or address not in copies:
            return match[0]
        return f'<picture><source type="image/webp" srcset="{root}{copies[address]}">{match[0]}</picture>'

    return PICTURE_OR_IMAGE.sub(offered, html)
