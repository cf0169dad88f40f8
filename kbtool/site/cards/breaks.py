"""Where a line of a title may end: after spaces and some marks, and nearly anywhere between Chinese characters."""

import unicodedata
from collections.abc import Iterator

IDEOGRAPHS = (
    (0x2E80, 0x2FDF),
    (0x3041, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Han and kana (UAX 14, class ID)."""
NO_START = frozenset("、。，．：；！？）］｝」』】〉》〕…—～％·ー々,.:;!?)]}%’”ゃゅょっャュョッ")
NO_END = frozenset("（［｛「『【〈《〔([{‘“$¥￥")
"""As in UAX 14, classes CL, NS, EX and OP, and JIS X 4051."""
AFTER = frozenset(" -–—/\u200b")
NO_BREAK = frozenset("\u00a0\u202f\u2060")


def pieces(text: str) -> Iterator[str]:
    """The text in parts that stay together, blanks at their ends."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END or {before, after} & NO_BREAK:
        return False
    if before in AFTER:
        return not (before in "-–/" and after.isdecimal())
    if unicodedata.combining(after):
        return False
    return (
        _is_ideograph(before)
        or _is_ideograph(after)
        or (before in NO_START and unicodedata.east_asian_width(before) in "FW")
    )


def _is_ideograph(character: str) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in IDEOGRAPHS)
