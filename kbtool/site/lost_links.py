"""Links without a target become plain text: neither the address nor a title tells what was there."""

import re
from collections.abc import Collection
from html import unescape

LOST_LINK = re.compile(r'<a(?![^>]* href=")((?: [^>]*)?)>(.*?)</a>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
ANCHOR = re.compile(r' (?:id|name)="[^"]*"')
ELLIPSIS = "…"


def drop_lost_links(html: str, lost: Collection[str]) -> str:
    """Cleaned HTML without the links that lost their address; what they are the anchor of stays.

    `lost` holds these addresses: a link whose words are its address becomes an ellipsis.
    """
    return LOST_LINK.sub(lambda match: _text(match, lost), html)


def _text(match: re.Match[str], lost: Collection[str]) -> str:
    anchors = "".join(ANCHOR.findall(match[1]))
    words = unescape(TAG.sub("", match[2])).strip()
    content = ELLIPSIS if words and words in lost else match[2]
    return f"<a{anchors}></a>{content}" if anchors else content
