"""Which file names may become addresses."""

import re
from unicodedata import category

SEPARATING = re.compile(r"""[\\:*?"<>|]""")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?", re.IGNORECASE)
PLAIN = re.compile(r"[A-Za-z0-9._~@,=+()-]+")
PLAIN_PATH = re.compile(r"[A-Za-z0-9._~@,=+()/-]+")
SAFE = re.compile(
    rf"(?!{DEVICE.pattern}\Z)[A-Za-z0-9._~@,=+()-]{{0,199}}[A-Za-z0-9_~@,=+()-]", re.IGNORECASE | re.ASCII
)
"""Names in which nothing is unsafe: nearly all."""
MAX_NAME_BYTES = 200
"""File systems allow 255 bytes a name; endings such as `.html.tmp` need room."""
MAX_PATH_BYTES = 1_000


def find_unsafe_name(name: str) -> str:
    """What makes one part of a path unsafe as an address or on Windows; empty for a safe one."""
    if SAFE.fullmatch(name):
        return ""
    if not PLAIN.fullmatch(name) and (unsafe := _find_unsafe_character(name)):
        return unsafe
    if name != name.rstrip(". ") or name != name.lstrip(" "):
        return "starts or ends with a blank or ends with a dot"
    if DEVICE.fullmatch(name):
        return "is the name of a device on Windows"
    if len(name.encode("utf-8")) > MAX_NAME_BYTES:
        return f"longer than {MAX_NAME_BYTES} bytes"
    return ""


def _find_unsafe_character(name: str) -> str:
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in name):
        return "not UTF-8"
    if any(category(letter) in ("Cc", "Zl", "Zp") for letter in name):
        return "holds a control character"
    if any(letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for letter in name):
        return "holds a character that turns the direction of text"
    match = SEPARATING.search(name)
    return f"holds {match.group()}" if match else ""


def is_awkward_path(path: str) -> bool:
    """Whether a name in a path needs escapes in an address: blanks, letters beyond ASCII, `#`, `%`, `&`."""
    return not PLAIN_PATH.fullmatch(path)
