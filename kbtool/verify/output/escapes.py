"""Text and files that are written as other text: JavaScript escapes, base64, hexadecimal digits."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([nrtbfv])|(.))", re.DOTALL)
CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{2,6})\s?")
BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}")
FEWEST_LETTERS = 24
LETTER, OTHER = b"a", b" "
LETTERS = bytes(
    ord(LETTER if chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "+/_-") else OTHER)
    for byte in range(256)
)
HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2}){20,}")
"""Its digits are letters of base64 too, so it is looked for there only."""
MOST_LETTERS = 8_000_000
URL_SAFE = str.maketrans("-_", "+/", "\r\n")


def without_escapes(text: str) -> str:
    """Text of JSON, JavaScript or CSS with its escapes resolved."""
    return ESCAPE.sub(_character, text)


def without_css_escapes(text: str) -> str:
    """`\\0041` as the letter it stands for."""
    return CSS_ESCAPE.sub(lambda match: _letter(match[1]), text)


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return _letter(code)
    return " " if match[4] else match[5]


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else " "


def encoded_bytes(text: str) -> Iterator[bytes]:
    """Everything in a text that may be bytes in base64, at any of its four alignments, or in hexadecimal."""
    for match in _runs(text):
        run = match[0].rstrip("=")
        if len(run) > MOST_LETTERS:
            continue
        if HEXADECIMAL.fullmatch(run):
            yield bytes.fromhex(run)
        elif not run.islower() and not run.isupper():
            yield from _base64(run.translate(URL_SAFE))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """All matches of BASE64; where one may start is found several times as fast."""
    letters = text.encode("latin-1", "replace").translate(LETTERS)
    start = letters.find(LETTER * FEWEST_LETTERS)
    while start >= 0:
        match = BASE64.match(text, start)
        if match:
            yield match
        end = match.end() if match else letters.find(OTHER, start)
        start = letters.find(LETTER * FEWEST_LETTERS, end) if end >= 0 else -1


def _base64(run: str) -> Iterator[bytes]:
    for skipped in range(4):
        piece = run[skipped:]
        piece = piece[: len(piece) - (len(piece) % 4 == 1)]
        try:
            yield b64decode(piece + "=" * (-len(piece) % 4))
        except Error:
            continue
