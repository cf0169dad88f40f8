"""Searches the files of a site for what its readers must not find."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from posixpath import splitext

import numpy as np

from kbtool.verify.fingerprints.matcher import Matcher
from kbtool.verify.fingerprints.secret import Origin
from kbtool.verify.fingerprints.text import Text
from kbtool.verify.fingerprints.tokens import GAP, GAP_HASH, hashes_of, words_of
from kbtool.verify.fingerprints.vocabulary import Vocabulary
from kbtool.verify.leak import Form, Leak, Sealed
from kbtool.verify.output.fresh_lines import FreshLines
from kbtool.verify.output.html_text import address_text
from kbtool.verify.output.image_text import picture_bytes
from kbtool.verify.output.texts import Found, find_texts
from kbtool.verify.sources.restricted import Restricted

REPEATING = frozenset({".html", ".htm", ".xml"})
SEARCH = re.compile(r"search|index|vocab|lunr|term", re.IGNORECASE)
SCRIPTS = frozenset({".js", ".mjs"})
PAGE_NAMES = re.compile(r"(?:/|^)index\.html$")


class LeakSearch:
    """Knows all secrets of one audience; is asked about one file after the other."""

    def __init__(self, restricted: Restricted, allowed: Iterable[Text], allowed_digests: Iterable[str]) -> None:
        texts = [*restricted.allowed, *allowed]
        open_digests = restricted.allowed_digests | set(allowed_digests)
        self.digests = {key: origin for key, origin in restricted.digests.items() if key not in open_digests}
        self.open_digests = open_digests
        self.matcher = Matcher(restricted.secrets)
        self.matcher.allow(_joined(texts))
        self.vocabulary = Vocabulary(restricted.secrets, texts)
        self.fresh = FreshLines()
        self.leaks: list[Leak] = []
        self.sealed: list[Sealed] = []
        self.script_words: set[str] = set()
        self._names: list[str] = []
        self._key_leaks: list[tuple[str, Leak]] = []

    def search(self, path: str, data: bytes) -> None:
        """Looks at one file and keeps what is found."""
        self._names.append(path)
        if sha256(data).hexdigest() in self.open_digests:
            return
        found: dict[tuple[str, Origin], Leak] = {}
        for item in self._texts(path, data):
            if item.member.sealed:
                self.sealed.append(Sealed(path, item.member.where, item.member.sealed))
                continue
            for leak in self._leaks(path, item):
                key = (leak.form, leak.origin)
                if key not in found or found[key].words < leak.words:
                    found[key] = leak
        if found:
            self.fresh.forget()
        else:
            self.fresh.remember()
        self.leaks += found.values()

    def finish(self) -> list[Leak]:
        """All leaks. The names of members of JSON that a script of the site also knows are no terms."""
        self._search_names()
        keys = [leak for word, leak in self._key_leaks if word not in self.script_words]
        return list(dict.fromkeys([*self.leaks, *keys]))

    def _texts(self, path: str, data: bytes) -> Iterator[Found]:
        self.fresh.forget()
        if splitext(path)[1].lower() in REPEATING:
            with suppress(UnicodeDecodeError):  # it is looked at as bytes
                data = self.fresh.take(data.decode("utf-8")).encode()
        return find_texts(path, data)

    def _search_names(self) -> None:
        """The names of folders and files tell as much as a text; all are searched at once."""
        plain = [PAGE_NAMES.sub("", path) for path in self._names]
        words = [words_of(GAP.join((name, address_text(name, [f"{name}/"]), ""))) for name in plain]
        ends = np.cumsum([len(row) for row in words])
        hits = self.matcher.find(hashes_of([word for row in words for word in row]))
        for hit in hits:
            path = self._names[int(np.searchsorted(ends, hit.place, side="right"))]
            self.leaks.append(Leak(path, hit.kind, hit.origin, 0, "its path"))

    def _leaks(self, path: str, found: Found) -> Iterator[Leak]:
        where = found.member.where
        for data in (found.member.data, picture_bytes(found.member.data)):
            origin = self.digests.get(sha256(data).hexdigest()) if data else None
            if origin:
                yield Leak(path, Form.FILE, origin, 0, where)
        words = words_of(found.text)
        for hit in self.matcher.find(hashes_of(words)):
            yield Leak(path, hit.kind, hit.origin, hit.words, where)
        if splitext(path)[1].lower() in SCRIPTS:
            self.script_words.update(words)
        if SEARCH.search(path) and found.terms:
            yield from self._terms(path, found)

    def _terms(self, path: str, found: Found) -> Iterator[Leak]:
        values = set(words_of(GAP.join(found.terms - found.keys)))
        for word in sorted(set(words_of(GAP.join(found.keys))) - values):
            origin = self.vocabulary.origin(word)
            if origin:
                self._key_leaks.append((word, Leak(path, Form.WORD, origin, 1, found.member.where)))
        for word in sorted(values):
            origin = self.vocabulary.origin(word)
            if origin:
                yield Leak(path, Form.WORD, origin, 1, found.member.where)


def _joined(texts: Sequence[Text]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """All texts in a row, with gaps between them."""
    gap = np.array([GAP_HASH])
    return np.concatenate([piece for text in texts for piece in (text.hashes, gap)] or [gap])
