"""Which types of files readers may get, and how each is known by its first bytes.

The patterns are those of the WHATWG MIME Sniffing Standard (sections 6 and 7.1) and of the formats' own standards.
"""

import re
from collections.abc import Mapping

from kbtool.config.settings import ACTIVE_TYPES

Size = tuple[int, int]
"""Width and height in CSS pixels."""
HEAD = 1024
"""So many bytes from the start of a file tell its type."""

_ZIP = rb"PK(?:\x03\x04|\x05\x06)"
_OLD_OFFICE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ISO_MEDIA = rb".{4}(?:ftyp|moov|mdat|wide|free)"
_PATTERNS: Mapping[str, bytes] = {
    "png apng": rb"\x89PNG\r\n\x1a\n",
    "jpg jpeg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"RIFF.{4}WEBP",
    "avif": rb".{4}ftyp(?:avi[fs]|mi[af]1)",
    "ico": rb"\x00\x00\x01\x00",
    "pdf": rb"%PDF-",
    "mp4 m4v m4a mov": _ISO_MEDIA,
    "webm": rb"\x1a\x45\xdf\xa3",
    "ogg oga ogv opus": rb"OggS",
    "mp3": rb"ID3|\xff[\xe2-\xfb]",
    "wav": rb"RIFF.{4}WAVE",
    "flac": rb"fLaC",
    "zip docx xlsx pptx odt ods odp epub": _ZIP,
    "doc xls ppt": _OLD_OFFICE,
    "gz tgz": rb"\x1f\x8b",
    "7z": rb"7z\xbc\xaf\x27\x1c",
    "rtf": rb"\{\\rtf",
    "woff": rb"wOFF",
    "woff2": rb"wOF2",
    "svg": rb"",  # its parser knows better
}
SIGNATURES: Mapping[str, re.Pattern[bytes]] = {
    ending: re.compile(pattern, re.DOTALL) for endings, pattern in _PATTERNS.items() for ending in endings.split()
}
PICTURES = frozenset({"png", "apng", "jpg", "jpeg", "gif", "webp", "avif", "ico"})
"""One of them under the name of another is a slip that hurts nobody: browsers look at the bytes."""
TEXTS = frozenset(
    """
    txt csv tsv json yaml yml toml ini conf cfg log vtt srt ics vcf tex bib diff patch
    c cc cpp cs f f90 go h hpp ipynb java jl kt lua m pl ps1 py r rb rs scala sh sql swift ts
    """.split()  # noqa: SIM905 - a list of words
)
MARKUP = re.compile(
    rb"<(?:!doctype|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|meta)[\s/>]|<!--|<\?xml|<\?php",
    re.IGNORECASE,
)


def ending(path: str) -> str:
    """The ending of a file's name in lower case, without its dot: `png`; empty for none."""
    stem, dot, found = path.rstrip("/").rpartition("/")[2].rpartition(".")
    return found.lower() if stem and dot else ""


def is_publishable_type(path: str, further: frozenset[str]) -> bool:
    """Whether files of this name may be published; `further` are endings that the base allows besides ours."""
    found = ending(path)
    return found not in ACTIVE_TYPES and (found in SIGNATURES or found in TEXTS or found in further)


def picture_type(head: bytes) -> str:
    """The type of a picture by its first bytes, as an ending; empty for what is none."""
    return next((name for name in sorted(PICTURES) if SIGNATURES[name].match(head)), "")


def find_contradiction(path: str, head: bytes) -> str:
    """How the first HEAD bytes of a file contradict its name: `holds HTML`; empty where they do not."""
    known = SIGNATURES.get(ending(path))
    if ending(path) in PICTURES and picture_type(head):
        return ""
    if known is not None:
        return "" if known.match(head) else f"is no {ending(path).upper()} file"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if MARKUP.match(start):
        return "holds markup"
    return "is no text file" if ending(path) in TEXTS and b"\0" in head else ""
