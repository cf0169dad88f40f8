"""Searches files, one after the other, for what their readers must not find."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import splitext

from kbtool.verify.fingerprints.tokens import GAP, GAP_WORD, hashes_of, words_of
from kbtool.verify.leak import Form, Leak, Sealed
from kbtool.verify.output.fresh_lines import FreshLines
from kbtool.verify.output.image_text import picture_bytes
from kbtool.verify.output.site_files import SiteFile
from kbtool.verify.output.texts import Found, decoded, encoded_texts, find_texts, text_found
from kbtool.verify.output.unpack import Member
from kbtool.verify.watchlist import Watchlist

REPEATING = frozenset({".html", ".htm", ".xml"})
SEARCH = re.compile(r"search|index|vocab|lunr|term", re.IGNORECASE)
SCRIPTS = frozenset({".js", ".mjs"})
MOST_FILES = 64
MOST_BYTES = 1_000_000
"""Of files that are searched at once, which is quicker."""


@dataclass
class Findings:
    """What some files hold."""

    leaks: list[Leak] = field(default_factory=list)
    sealed: list[Sealed] = field(default_factory=list)
    script_words: set[str] = field(default_factory=set)
    key_leaks: list[tuple[str, Leak]] = field(default_factory=list)
    """Words that name members of JSON, which may be no terms."""

    def add(self, other: "Findings") -> None:
        """Puts those of other files behind these."""
        self.leaks += other.leaks
        self.sealed += other.sealed
        self.script_words |= other.script_words
        self.key_leaks += other.key_leaks


class FileSearch:
    """Goes through some files.

    Several are searched at once; where something is found, each of them is searched once more by itself. So what is
    found does not depend on how many were searched at once.
    """

    def __init__(self, watchlist: Watchlist) -> None:
        self.watchlist = watchlist
        self.fresh = FreshLines()
        self.found = Findings()
        self._room = 1

    def search(self, files: Sequence[SiteFile]) -> Findings:
        """What is in them. Raises KbError for one that cannot be read."""
        batch: list[tuple[str, bytes]] = []
        for file in files:
            batch.append((file.path, file.read()))
            if len(batch) >= self._room or sum(len(data) for _, data in batch) > MOST_BYTES:
                self._look(batch)
                batch = []
        self._look(batch)
        return self.found

    def _look(self, batch: Sequence[tuple[str, bytes]]) -> None:
        look = _Look(self.watchlist, self.fresh)
        look.at(batch)
        if not look.found.leaks:
            self.fresh.keep()
            self._room = min(MOST_FILES, 2 * self._room)
        else:
            self.fresh.forget()
            self._room = 1
            if len(batch) > 1:
                for single in batch:
                    self._look([single])
                return
        self.found.add(look.found)


class _Look:
    """Looks at some files at once; says rightly whose a leak is where it is only one."""

    def __init__(self, watchlist: Watchlist, fresh: FreshLines) -> None:
        self.watchlist = watchlist
        self.fresh = fresh
        self.found = Findings()

    def at(self, files: Sequence[tuple[str, bytes]]) -> None:
        words: list[str] = []
        ends: list[tuple[int, str, str]] = []
        for path, data in files:
            for item in self._texts(path, data):
                own = words_of(item.text)
                words += own
                words.append(GAP_WORD)
                ends.append((len(words), path, item.member.where))
                self._keep_others(path, item, own)
        hits = self.watchlist.matcher.find(hashes_of(words))
        for hit in sorted(hits, key=lambda hit: hit.place):
            _, path, where = ends[bisect_right(ends, hit.place, key=lambda end: end[0])]
            self.found.leaks.append(Leak(path, hit.kind, hit.origin, hit.words, where))

    def _texts(self, path: str, data: bytes) -> Iterator[Found]:
        """The texts of one file, as far as they did not stand in others already."""
        if sha256(data).hexdigest() in self.watchlist.open_digests:
            return
        if splitext(path)[1].lower() in REPEATING and data[:256].lstrip().startswith(b"<"):
            text = decoded(data)
            if text is not None:
                yield from self._repeating(path, data, text)
                return
        for found in find_texts(path, data):
            if found.member.sealed:
                self.found.sealed.append(Sealed(path, found.member.where, found.member.sealed))
            else:
                self._keep_files(path, found.member)
                yield found

    def _repeating(self, path: str, data: bytes, text: str) -> Iterator[Found]:
        self._keep_files(path, Member(path, data))
        fresh = self.fresh.take(text)
        member = Member(path, b"")
        yield text_found(member, fresh)
        for found in encoded_texts(member, fresh):
            self._keep_files(path, found.member)
            yield found

    def _keep_files(self, path: str, member: Member) -> None:
        for data in (member.data, picture_bytes(member.data)):
            origin = self.watchlist.origin(data)
            if origin:
                self.found.leaks.append(Leak(path, Form.FILE, origin, 0, member.where))

    def _keep_others(self, path: str, found: Found, words: Sequence[str]) -> None:
        if splitext(path)[1].lower() in SCRIPTS:
            self.found.script_words.update(words)
        if SEARCH.search(path) and found.terms:
            self._keep_terms(path, found)

    def _keep_terms(self, path: str, found: Found) -> None:
        vocabulary = self.watchlist.vocabulary
        values = set(words_of(GAP.join(found.terms - found.keys)))
        for word in sorted(set(words_of(GAP.join(found.keys))) - values):
            origin = vocabulary.origin(word)
            if origin:
                self.found.key_leaks.append((word, Leak(path, Form.WORD, origin, 1, found.member.where)))
        for word in sorted(values):
            origin = vocabulary.origin(word)
            if origin:
                self.found.leaks.append(Leak(path, Form.WORD, origin, 1, found.member.where))
