"""The text of files that articles offer: PDF and Word documents, within limits of size, pages and time."""

import logging
import zipfile
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from io import BytesIO
from time import process_time

from defusedxml.ElementTree import iterparse

MOST_BYTES = 20_000_000
MOST_UNPACKED = 50_000_000
MOST_PAGES = 300
MOST_CHARACTERS = 400_000
MOST_SECONDS = 10.0
"""Processor time."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"


class UnreadableFileError(Exception):
    """A file whose text cannot be had; the reason."""


def attachment_text(suffix: str, data: bytes) -> str:
    """The text of a file with this ending (`.pdf`), as one line; cut where it is past a limit.

    Raises UnreadableFileError.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(f"{len(data)} bytes are more than {MOST_BYTES}")
    pieces: list[str] = []
    size, end = 0, process_time() + MOST_SECONDS
    try:
        for piece in READERS[suffix](data):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_CHARACTERS or process_time() > end:
                break
    except UnreadableFileError:
        raise
    except Exception as error:
        # Files come from anywhere, and what their parsers raise for damaged ones is not written down.
        raise UnreadableFileError(_reason(error)) from error
    return " ".join("".join(pieces)[:MOST_CHARACTERS].encode("utf-8", "replace").decode().split())


def _pdf(data: bytes) -> Iterator[str]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    # Imported here, because a process that renders articles without such files does without a tenth of its memory.
    reader = import_module("pypdf").PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFileError("it has a password")
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES:
            return
        yield page.extract_text()
        yield "\n"


def _docx(data: bytes) -> Iterator[str]:
    """The paragraphs of the document (Office Open XML, ECMA-376 part 1, 17.3)."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if archive.getinfo(DOCUMENT).file_size > MOST_UNPACKED:
            raise UnreadableFileError("it is too large when it is unpacked")
        with archive.open(DOCUMENT) as file:
            for _, element in iterparse(file):
                if element.tag == f"{WORD}t":
                    yield str(element.text or "")
                elif element.tag in {f"{WORD}p", f"{WORD}tab", f"{WORD}br"}:
                    yield "\n"
                    element.clear()


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0][:100] or type(error).__name__


READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {".pdf": _pdf, ".docx": _docx}
"""Each of `facts.SEARCHED_FILES` → what reads such a file, piece by piece."""
