"""The same repository, had nothing that an audience may not see ever been written.

It shares no code with what it tests: it reads front matter with PyYAML and has its own idea of who may read what.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.build.repository import Commit, read_renames, read_repository, write_repository
from tests.build.stripped_data import strip_data
from tests.build.stripped_text import front_matter, names_of, strip_text

ORDER = ("public", "agents", "internal")
DEFAULT = "en"
INDEXES = {"index", "readme", "_index"}


def strip_repository(full: Path, stripped: Path, audience: str, today: date) -> Path:
    """Writes the stripped twin of the repository `full`; returns its folder.

    Commits keep their dates; those that touched nothing else are gone, and nobody's name or message is kept.
    """
    commits, moved = read_repository(full), read_renames(full)
    last = Tree(commits[-1].files, audience, today)
    twins: list[Commit] = []
    for commit in commits:
        files = _strip_tree(commit.files, last, moved, audience, today)
        if not twins or dict(twins[-1].files) != files:
            twins.append(replace(commit, files=files, author="Nobody <nobody@example.com>", message="none"))
    return write_repository(stripped, twins)


class Tree:
    """The files of one commit, and who may see them."""

    def __init__(self, files: Mapping[str, bytes], audience: str, today: date) -> None:
        self.files, self.audience, self.today = files, audience, today
        self.fields = {path: front_matter(content) for path, content in files.items() if is_article(path)}
        self.by_key = {_identity(path): path for path in self.fields}
        self.kept = {path for path in self.fields if self.may_see(path)}

    def may_see(self, path: str) -> bool:
        fields = self.fields[path]
        source = self.by_key.get((DEFAULT, *_identity(path)[1:]))
        states = [fields] + ([self.fields[source]] if source else [])
        if any(self._is_hidden(item) for item in states):
            return False
        return all(ORDER.index(name) <= ORDER.index(self.audience) for name in self.floors(path))

    def _is_hidden(self, fields: Mapping[str, Any]) -> bool:
        if fields.get("state", "published") in ("draft", "review") or fields.get("draft") == "true":
            return True
        start, end = str(fields.get("publish_on", "0")), str(fields.get("expires_on", "9"))
        return not start <= self.today.isoformat() < end

    def floors(self, path: str) -> set[str]:
        """Every audience that is stated for the article: by itself, by its source, by the folders above both."""
        language, key, is_index = _identity(path)
        found = {self.fields[path].get("audience")}
        for place in dict.fromkeys((language, DEFAULT)):
            twin = self.by_key.get((place, key, is_index))
            if twin:
                below = (self.fields[twin].get("defaults") or {}).get("audience")
                found.add(self.fields[twin].get("audience") or below)
            if key or not is_index:
                found |= self.folder_floors(place, posixpath.dirname(key))
        return {name for name in found if name}

    def folder_floors(self, language: str, folder: str) -> set[str]:
        parts = folder.split("/") if folder else []
        found = set()
        for depth in range(len(parts) + 1):
            index = self.by_key.get((language, "/".join(parts[:depth]), True))
            if index:
                fields = self.fields[index]
                found |= {fields.get("audience"), (fields.get("defaults") or {}).get("audience")}
        return {name for name in found if name}

    def may_see_file(self, path: str) -> bool:
        """A file in a folder is for those whom the folder is for."""
        _, language, rest = path.split("/", 2) if path.count("/") > 1 else ("", "", path)
        floors = self.folder_floors(language, posixpath.dirname(rest)) | self.folder_floors(
            DEFAULT, posixpath.dirname(rest)
        )
        return all(ORDER.index(name) <= ORDER.index(self.audience) for name in floors)


def is_article(path: str) -> bool:
    return bool(re.match(r"docs/[a-z]{2}(-[A-Za-z]+)?/.*\.md$", path, re.IGNORECASE))


def _identity(path: str) -> tuple[str, str, bool]:
    """Language, key, and whether it is the page of a folder."""
    _, language, rest = path.split("/", 2)
    folder, name = posixpath.split(rest[:-3])
    is_index = name.lower() in INDEXES
    return language, folder if is_index else posixpath.join(folder, name), is_index


def _strip_tree(
    files: Mapping[str, bytes], last: Tree, moved: Mapping[str, str], audience: str, today: date
) -> dict[str, bytes]:
    tree = Tree(files, audience, today)
    names = {path: _place(path, tree, last, moved) for path in tree.fields}
    kept = {path: name for path, name in names.items() if name}
    seen = names_of(tree.fields, kept) | names_of(last.fields, last.kept)
    found = {name: strip_text(files[path], audience, ORDER, seen) for path, name in kept.items()}
    words = b"\n".join(found.values()).decode("utf-8", "replace")
    for path, content in files.items():
        if path.startswith("docs/_data/"):
            stripped = strip_data(posixpath.basename(path), content, words)
            found |= {path: stripped} if stripped else {}
        elif path not in tree.fields and (not path.startswith("docs/") or _is_used(path, words, last)):
            found[path] = content
    return found


def _place(path: str, tree: Tree, last: Tree, moved: Mapping[str, str]) -> str:
    """Where the file lies in the stripped commit; empty where it is not there.

    What an article is today decides over its past; a past under a restricted name is told under today's.
    """
    if path in last.fields:
        return path if path in last.kept else ""
    now = moved.get(path, "")
    if now in last.fields:
        return (path if path in tree.kept else now) if now in last.kept else ""
    return path if path in tree.kept else ""


def _is_used(path: str, words: str, last: Tree) -> bool:
    return posixpath.basename(path) in words and last.may_see_file(path)
