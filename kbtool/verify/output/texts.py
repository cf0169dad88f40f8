"""Every text that a file holds, in whatever form."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import splitext
from typing import Any

from kbtool.verify.fingerprints.tokens import GAP
from kbtool.verify.output.escapes import encoded_bytes, without_css_escapes, without_escapes
from kbtool.verify.output.front_coding import front_coded_words
from kbtool.verify.output.html_text import html_text
from kbtool.verify.output.image_text import image_metadata, is_image, texts_in_bytes
from kbtool.verify.output.unpack import Member, unpack
from kbtool.verify.sources.markdown_text import markdown_text

PLAIN = frozenset({".md", ".markdown", ".txt"})
CODE = frozenset({".js", ".mjs", ".json", ".webmanifest", ".map"})
JSON = frozenset({".json", ".ndjson", ".jsonl", ".webmanifest", ".map"})
FONTS = (b"wOFF", b"wOF2", b"OTTO", b"\0\1\0\0")
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
KNOWN_FORMATS = (b"\x89PNG\r", b"\xff\xd8\xff", b"RIFF", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-")
SIGNS_OF_BYTES = (b"\0", b"\x1b")


@dataclass(frozen=True, slots=True)
class Found:
    """The texts of one file or member, or the reason why it shows none."""

    member: Member
    text: str = ""
    """With gaps between what nobody reads in a row."""
    terms: frozenset[str] = field(default=frozenset())
    """The texts of JSON values, as they stand."""
    keys: frozenset[str] = field(default=frozenset())
    """The names of JSON members."""


def find_texts(name: str, data: bytes) -> Iterator[Found]:
    """The texts of a file and of everything packed or encoded in it."""
    for member in unpack(name, data):
        if member.sealed:
            yield Found(member)
            continue
        text = decoded(member.data)
        yield _binary(member) if text is None else text_found(member, text)
        if text is not None:
            yield from encoded_texts(member, text)


def decoded(data: bytes) -> str | None:
    """The text of a text file; None for anything else."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _binary(member: Member) -> Found:
    if member.data.startswith(FONTS):
        return Found(member)
    data = image_metadata(member.data) if is_image(member.data) else member.data
    texts = texts_in_bytes(data)
    return Found(member, html_text(GAP.join(texts)))


def text_found(member: Member, text: str) -> Found:
    """The texts of a text file, or of a part of it."""
    suffix = splitext(member.name)[1].lower()
    if suffix in JSON:
        return _json(member, text)
    texts = [html_text(text)]
    if suffix in PLAIN:
        texts.append(markdown_text(text))
    if "\\" in text:
        lines = "\n".join(line if "\\" in line else "" for line in text.split("\n"))
        texts.append(html_text(without_css_escapes(lines) if suffix == ".css" else without_escapes(lines)))
    return Found(member, GAP.join(texts))


def _json(member: Member, text: str) -> Found:
    """Each value by itself: neighbours are not read in a row."""
    terms: set[str] = set()
    keys: set[str] = set()
    for piece in _documents(text):
        stack = [piece]
        while stack:
            value = stack.pop()
            if isinstance(value, str):
                terms.update(front_coded_words(value) or [value])
            elif isinstance(value, _Object):
                keys.update(key for key, _ in value)
                stack += [item for pair in value for item in pair]
            elif isinstance(value, list):
                stack += value
    return Found(member, html_text(GAP.join(terms)), frozenset(terms), frozenset(keys))


class _Object(tuple[tuple[str, Any], ...]):
    """All members of a JSON object: of two with the same name a mapping would hold one."""


def _documents(text: str) -> Iterator[object]:
    try:
        yield json.loads(text, object_pairs_hook=_Object)
    except (ValueError, RecursionError):
        for line in text.split("\n"):
            try:
                yield json.loads(line, object_pairs_hook=_Object)
            except (ValueError, RecursionError):
                yield without_escapes(line)


def encoded_texts(member: Member, text: str) -> Iterator[Found]:
    """What is written in the text in base64 or hexadecimal, once more looked into."""
    for data in encoded_bytes(text):
        inner = f"{member.where} › encoded" if member.where else "encoded"
        if data.startswith(KNOWN_FORMATS):
            yield from find_texts("encoded", data)
        elif any(sign in data for sign in SIGNS_OF_BYTES) or (plain := decoded(data)) is None:
            yield Found(Member("encoded", data, inner), "")
        else:
            yield Found(Member("encoded", data, inner), html_text(plain))
