"""From the bytes of a file to its text."""

import codecs

from kbtool.content import rule_ids
from kbtool.diagnostics import START, Diagnostic, Severity, Span

MAX_BYTES = 1_000_000
"""Longer than any data file; what is larger is a mistake or an attack on the build's time."""
FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
SAVE_HINT = "save the file as UTF-8"


def decode_source(path: str, data: bytes, max_bytes: int = MAX_BYTES) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a Markdown or YAML file with `\\n` line ends and without byte order mark.

    None with one error when it is not UTF-8 (strict: no overlong forms, no surrogates), holds a NUL or is too large. A
    byte order mark and lone carriage returns are warnings. Never raises.
    """
    if len(data) > max_bytes:
        message = f"{len(data):,} bytes, more than {max_bytes:,}"
        return None, (rule_ids.ARTICLE_TOO_LARGE.at(path, START, message, "split it into several files"),)
    for mark, name in FOREIGN_MARKS:
        if data.startswith(mark):
            message = f"{name} instead of UTF-8 (byte order mark at byte 0)"
            return None, (rule_ids.NOT_UTF8.at(path, START, message, SAVE_HINT),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return None, (_not_utf8(path, data, problem.start),)
    return _plain_text(path, text)


def _not_utf8(path: str, data: bytes, offset: int) -> Diagnostic:
    before = data[:offset].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    message = f"not UTF-8: byte 0x{data[offset]:02X} at byte {offset:,}"
    hint = f"{SAVE_HINT}; it may be in an older encoding of its language such as GBK or Windows-1256"
    return rule_ids.NOT_UTF8.at(path, Span.at(line, column), message, hint)


def _plain_text(path: str, text: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    diagnostics: list[Diagnostic] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        diagnostics.append(
            rule_ids.BYTE_ORDER_MARK.at(
                path, START, "starts with a byte order mark", "save as UTF-8 without BOM", Severity.WARNING
            )
        )
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        span = _span_at(text.replace("\r", "\n"), text.index("\r"))
        message = "a carriage return alone ends a line"
        diagnostics.append(
            rule_ids.CARRIAGE_RETURN.at(path, span, message, "save with \\n as line end", Severity.WARNING)
        )
        text = text.replace("\r", "\n")
    if "\0" in text:
        span = _span_at(text, text.index("\0"))
        hint = "remove it; a file with NUL characters is no text"
        return None, (*diagnostics, rule_ids.NUL_CHARACTER.at(path, span, "a NUL character", hint))
    return text, tuple(diagnostics)


def _span_at(text: str, offset: int) -> Span:
    return Span.at(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
