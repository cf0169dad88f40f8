"""Files that were read before: what they say comes from the store while the bytes, the rules and our code are the same.

A value that would not come back from the store exactly as it went in is not kept.
"""

from collections.abc import Iterable, Iterator
from sys import version
from typing import Any

import msgspec
import yaml

from kbtool.content.file_text import FileText, read_file_text
from kbtool.content.files.sources import SourceFile
from kbtool.content.front_matter.fields import RawFields
from kbtool.content.front_matter.reading_rules import ReadingRules
from kbtool.content.source_text import SourceText
from kbtool.content.stored_values import Values, packed_values, unpacked_values
from kbtool.diagnostics import Diagnostic, Span
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import Store
from kbtool.store.versions import installed_version

SHELF = "texts"


class _Fields(msgspec.Struct, array_like=True):
    """As `RawFields`, without the path."""

    names: tuple[str, ...]
    values: Values  # type: ignore[valid-type]
    spans: dict[str, Span]
    diagnostics: tuple[Diagnostic, ...]
    withheld: tuple[str, ...]
    is_harmless: bool
    defaults: "_Fields | None"


class _Text(msgspec.Struct, array_like=True):
    """As `FileText`; the body is the end of the text."""

    fields: _Fields
    text: str
    body_start: int
    body_line: int
    diagnostics: tuple[Diagnostic, ...]
    heading: tuple[str, int] | None
    problems: tuple[Diagnostic, ...]
    addresses: tuple[str, ...]
    length: int
    is_plain: bool


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Text)


def reading_version(rules: ReadingRules) -> bytes:
    """The digest of all that reading depends on beside the file: our code, the libraries' versions, the settings."""
    code = code_digest("config", "content", "diagnostics", "errors.py", "store")
    return digest_of(code, library_versions(), repr(rules))


def library_versions() -> str:
    """The versions of Python, with its tables of characters, and of the libraries that read and find faults for us."""
    return f"{version} {yaml.__version__} {installed_version('pydantic')} {msgspec.__version__}"


def text_key(file: SourceFile, reading: bytes) -> bytes:
    """The digest of everything that a file's text is worked out from; `reading` is what `reading_version` gives."""
    return digest_of(reading, file.path, "index" if file.is_index else "", file.digest)


def read_file_texts(
    files: Iterable[tuple[SourceFile, bytes]], rules: ReadingRules, store: Store
) -> Iterator[tuple[str, FileText]]:
    """The path of each file and what the file says, read or found in the store under its `text_key`."""
    wanted = list(files)
    kept = store.find(SHELF, (key for _, key in wanted))
    for file, key in wanted:
        text = decode_text(file.path, kept[key], key) if key in kept else None
        if text is None:
            text = read_file_text(file, rules, key)
            if store.is_open and (value := encode_text(file.path, text)):
                store.keep(SHELF, {key: value})
        yield file.path, text


def encode_text(path: str, text: FileText) -> bytes | None:
    """The bytes to keep; None for what cannot be kept."""
    source = text.source
    try:
        packed = _Text(
            _packed(source.fields),
            source.text,
            len(source.text) - len(source.body),
            source.body_line,
            source.diagnostics,
            text.heading,
            text.problems,
            text.addresses,
            text.length,
            text.is_plain,
        )
        value = _encoder.encode(packed)
    except (TypeError, ValueError, OverflowError):
        return None
    return value if decode_text(path, value) == text else None


def decode_text(path: str, value: bytes, key: bytes = b"") -> FileText | None:
    """The way back; None where the value is no text of ours."""
    try:
        packed = _decoder.decode(value)
        source = SourceText(
            _unpacked(path, packed.fields),
            packed.text[packed.body_start :],
            packed.body_line,
            packed.text,
            packed.diagnostics,
        )
    except (msgspec.MsgspecError, AttributeError, TypeError, ValueError):
        return None
    facts = (packed.heading, packed.problems, packed.addresses, packed.length, packed.is_plain)
    return FileText(source, *facts, key)


def _packed(fields: RawFields) -> _Fields:
    return _Fields(
        tuple(fields.values),
        packed_values(fields.values),
        dict(fields.spans),
        fields.diagnostics,
        fields.withheld,
        fields.is_harmless,
        _packed(fields.defaults) if fields.defaults else None,
    )


def _unpacked(path: str, packed: Any) -> RawFields:
    return RawFields(
        path,
        unpacked_values(packed.values, packed.names),
        packed.spans,
        packed.diagnostics,
        packed.withheld,
        packed.is_harmless,
        _unpacked(path, packed.defaults) if packed.defaults else None,
    )
