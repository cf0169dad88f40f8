"""One article that was resolved before, as it is kept in the store, and the way to and from it.

A value that would not come back from the store exactly as it went in is not kept.
"""

from typing import Any

import msgspec

from kbtool.content.article import Article, Origin
from kbtool.content.file_text import FileText
from kbtool.content.file_texts import FileTexts
from kbtool.content.files.sources import SourceFile
from kbtool.content.schema import Fields
from kbtool.diagnostics import Diagnostic


class KnownArticle(msgspec.Struct, array_like=True, frozen=True):
    """One article that is not withheld, with what was found in it."""

    digest: bytes
    """That of the file's bytes."""
    key: bytes
    """See `text_key`."""
    inherited: bytes
    """Names all that its values were inherited from."""
    fields: Fields
    origins: str
    """As `written_origins` writes them: they are asked for seldom."""
    body_line: int
    addresses: str
    """The paths that its body names, a line each."""
    files: tuple[str, ...]
    length: int
    is_plain: bool
    diagnostics: tuple[Diagnostic, ...]


MANY = 10
"""No line has a number of so many digits."""
encoder = msgspec.msgpack.Encoder()
_fields = msgspec.msgpack.Decoder(Fields)


class LeftInStore(msgspec.Struct, frozen=True):
    """What a known article is asked for seldom (see `Own`)."""

    path: str
    texts: FileTexts
    origins: str
    is_plain: bool

    def find(self, name: str) -> Any:
        """The body, or the origins of the values."""
        return self.texts[self.path].body if name == "body" else read_origins(self.path, self.origins)

    def forget(self) -> bool:
        """Lets go of what was found; it can be found again."""
        self.texts.forget(self.path)
        return True


def known_article(
    article: Article, file: SourceFile, inherited: bytes, diagnostics: tuple[Diagnostic, ...], text: FileText
) -> KnownArticle | None:
    """What is to be known of an article the next time; None where it would not come back the same."""
    fields = article.fields
    try:
        unpacked = _fields.decode(encoder.encode(fields))
        if repr(fields) != repr(unpacked) or unpacked != fields or fields.defaults or fields.audience is None:
            return None
        known = KnownArticle(
            file.digest,
            text.key,
            inherited,
            unpacked,
            written_origins(article),
            article.body_line,
            "\n".join(text.addresses),
            article.files,
            text.length,
            text.is_plain,
            diagnostics,
        )
        encoder.encode(known)
        if read_origins(article.path, known.origins) != article.origins or addresses_of(known) != text.addresses:
            return None
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError):
        return None
    return known


def written_origins(article: Article) -> str:
    """A line for each field: its name, the line of its value, and the file where that is not the article's own."""
    return "\n".join(
        f"{name} {origin.line}" + ("" if origin.path == article.path else f" {origin.path}")
        for name, origin in article.origins.items()
    )


def read_origins(path: str, written: str) -> dict[str, Origin]:
    """The way back. What is written otherwise has other origins, and never an error."""
    found = {}
    for line in written.split("\n") if written else ():
        name, _, place = line.partition(" ")
        number, is_other, other = place.partition(" ")
        found[name] = Origin(
            other if is_other else path, int(number) if number.isdecimal() and len(number) < MANY else 0
        )
    return found


def addresses_of(known: KnownArticle) -> tuple[str, ...]:
    """The paths that the body of an article names."""
    return tuple(known.addresses.split("\n")) if known.addresses else ()


def article_of(known: KnownArticle, file: SourceFile, texts: FileTexts, body: str | None = None) -> Article:
    """The article that was known; `body` is its text, where that is at hand."""
    own = LeftInStore(file.path, texts, known.origins, known.is_plain)
    values = {
        "path": file.path,
        "language": file.language,
        "key": file.key,
        "is_index": file.is_index,
        "fields": known.fields,
        "body_line": known.body_line,
        "files": known.files,
        "includes": (),
        "own": own,
    }
    if body is not None:
        values["body"] = body
    return Article.from_reading(values)
