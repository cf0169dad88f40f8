"""Documents in the store: in two parts, because few rules look at the text of articles that have not changed."""

from collections.abc import Callable, Sequence
from typing import Any, get_type_hints

import msgspec

from kbtool.lint.parts import Document

HINTS = get_type_hints(Document)
TEXT = ("code_blocks", "prose", "paragraphs")
"""What is long."""
OUTLINE = tuple(name for name in HINTS if name not in TEXT)
_decoders = {name: msgspec.msgpack.Decoder(kind) for name, kind in HINTS.items()}
_list_decoder = msgspec.msgpack.Decoder(list[msgspec.Raw])
_encoder = msgspec.msgpack.Encoder()

Load = Callable[[], Sequence[msgspec.Raw] | None]


class StoredDocument(Document):
    """A document that decodes each part when it is asked for."""

    @classmethod
    def of(cls, outline: Sequence[msgspec.Raw], load_text: Load, parse: Callable[[], Document]) -> "StoredDocument":
        """`load_text` gives the long parts where the store still has them; else `parse` reads the article again."""
        document = cls.__new__(cls)
        vars(document).update(_outline=outline, _load_text=load_text, _parse=parse)
        return document

    def __getattr__(self, name: str) -> Any:
        """Called for a part that has not been asked for yet."""
        if name in OUTLINE:
            value = _decoders[name].decode(self._outline[OUTLINE.index(name)])
        elif name in TEXT:
            parts = self._load_text()
            if parts is None:
                whole = self._parse()
                vars(self).update({part: getattr(whole, part) for part in TEXT})
                return getattr(whole, name)
            value = _decoders[name].decode(parts[TEXT.index(name)])
        else:
            raise AttributeError(name)
        vars(self)[name] = value
        return value


def encode_outline(document: Document) -> bytes:
    """The short parts. Raises ValueError for what cannot be kept."""
    return _encoder.encode([_sorted(getattr(document, name)) for name in OUTLINE])


def encode_text(document: Document) -> bytes:
    """The long parts. Raises ValueError for what cannot be kept."""
    return _encoder.encode([getattr(document, name) for name in TEXT])


def decode_parts(value: bytes | None, names: Sequence[str]) -> list[msgspec.Raw] | None:
    """What `encode_outline` (`OUTLINE`) or `encode_text` (`TEXT`) gave, part for part; None where it is not that."""
    try:
        parts = _list_decoder.decode(value) if value is not None else []
    except msgspec.MsgspecError:
        return None
    return parts if len(parts) == len(names) else None


def _sorted(value: Any) -> Any:
    """Sets have no order; the bytes have one."""
    return sorted(value) if isinstance(value, frozenset) else value
