"""The files of a knowledge base, found on the disk: which are articles, which are assets, which are refused and why."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from kbtool.content import rule_ids
from kbtool.content.files.collisions import find_collisions
from kbtool.content.files.listing import Entry, Found, Listing, SeenEntry, sign_of_file
from kbtool.content.files.names import MAX_PATH_BYTES, SAFE, find_unsafe_name, is_awkward_path
from kbtool.content.files.refusals import Refusals
from kbtool.content.files.symbolic_links import find_fault
from kbtool.diagnostics import Diagnostic
from kbtool.store.file_sign import Sign, sign_of

MARKDOWN = (".md", ".markdown")
DATA_FOLDER = "_data"
LFS_MARK = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Every file below docs_dir that is not hidden; each is in exactly one of `articles`, `assets` and `refused`."""

    articles: tuple[str, ...]
    """Markdown files inside language folders, relative to docs_dir, sorted."""
    assets: tuple[str, ...]
    """All other files, relative to docs_dir, sorted."""
    refused: dict[str, str]
    """File → why it is not read. Markdown files among them are articles that are withheld."""
    links: dict[str, str]
    """File that is a symbolic link, or lies in a folder that is one → the file it leads to, relative to docs_dir. An
    article reached so must be for nobody whom its target's folder keeps out: see `limits_of`."""
    diagnostics: tuple[Diagnostic, ...]
    status: dict[str, Sign] = field(default_factory=dict, compare=False, repr=False)
    """File → what the disk said of it."""

    @property
    def refused_articles(self) -> dict[str, str]:
        """The refused files that would have been articles."""
        return {path: reason for path, reason in self.refused.items() if is_markdown(path)}


def is_markdown(path: str) -> bool:
    """Whether a file is an article by its name; letter case does not count."""
    return path.lower().endswith(MARKDOWN)


def find_source_files(
    docs_dir: Path, languages: Iterable[str], prefix: str = "", seen: Mapping[str, Sign] | None = None
) -> SourceFiles:
    """Walk docs_dir. `languages` are the locales; their folders are matched without regard to letter case.

    Skips hidden files, and what starts with an underscore beside the language folders: `_data`, `_decisions`. Reads no
    file but the first bytes of assets, which may be Git LFS pointers. Diagnostics name files with `prefix` in front,
    the path of docs_dir from the folder of mkdocs.yml (its name when not given): `docs/en/a.md`. `seen` is what the
    disk said a moment ago of all below docs_dir, of links themselves: it is not asked again, but for what is no plain
    article.
    """
    refusals = Refusals(prefix or docs_dir.name)
    names = frozenset(language.casefold() for language in languages)
    walk = _Walk(docs_dir.resolve(), names, refusals, Listing(seen or {}))
    walk.folder(str(docs_dir), "", "", ())
    refused = refusals.reasons
    for group, reason, finding in find_collisions(walk.articles, walk.assets, refusals.prefix):
        refusals.diagnostics.append(finding)
        refused.update(dict.fromkeys(group, reason))
    return SourceFiles(
        tuple(sorted(path for path in walk.articles if path not in refused)),
        tuple(sorted(path for path in walk.assets if path not in refused)),
        dict(sorted(refused.items())),
        walk.links,
        tuple(sorted(refusals.diagnostics, key=lambda finding: finding.sort_key)),
        walk.status,
    )


class _Walk(Struct):
    """Goes through the folders and sorts the files."""

    root: Path
    """docs_dir without symbolic links."""
    languages: frozenset[str]
    refusals: Refusals
    listing: Listing
    articles: list[str] = []
    assets: list[str] = []
    links: dict[str, str] = {}
    status: dict[str, Sign] = {}

    def folder(self, folder: str, relative: str, inside: str, above: tuple[str, ...]) -> None:
        """Everything in one folder.

        `relative` is its path below docs_dir with a slash at its end, empty for docs_dir itself; `inside` is the same
        without symbolic links; `above` are those of the folders that lead to it.
        """
        try:
            entries = self.listing.entries(folder, relative)
        except OSError as problem:
            self.refusals.unreadable(relative.rstrip("/") or ".", problem)
            return
        here = (*above, inside)
        for name, found in self.rest(entries, relative) if self.is_plain_folder(relative, inside) else entries:
            if name.startswith("."):
                if relative and is_markdown(name):
                    self.refusals.hide(f"{relative}{name}")
            elif relative or not name.startswith("_"):
                entry = SeenEntry(name, f"{folder}/{name}", found) if isinstance(found, tuple) else found
                self.entry(entry, f"{relative}{name}", f"{inside}{name}", here)

    def is_plain_folder(self, relative: str, inside: str) -> bool:
        """Whether a Markdown file with a plain name that stands in a folder is an article about which nothing is to be
        said: nearly all are."""
        is_short = len(relative) < MAX_PATH_BYTES // 2
        return is_short and self.is_in_language(relative) and relative == inside and not is_awkward_path(relative)

    def rest(self, entries: Iterable[tuple[str, Found]], relative: str) -> list[tuple[str, Found]]:
        """Takes the articles of a plain folder that are files of their own; returns what is left."""
        rest: list[tuple[str, Found]] = []
        for entry in entries:  # ten thousand
            name, found = entry
            is_plain = name.endswith(".md") and SAFE.fullmatch(name) and name[0] != "."
            sign = sign_of_file(found) if is_plain else None
            if sign:
                path = f"{relative}{name}"
                self.status[path] = sign
                self.articles.append(path)
            else:
                rest.append(entry)
        return rest

    def is_in_language(self, path: str) -> bool:
        """Whether it lies in a language folder."""
        language, slash, _ = path.partition("/")
        return bool(slash) and language.casefold() in self.languages

    def entry(self, entry: Entry, path: str, inside: str, above: tuple[str, ...]) -> None:
        """One thing in a folder; `inside` is where it lies below docs_dir, unless it is a link itself."""
        unsafe = find_unsafe_name(entry.name)
        if unsafe or (len(path) > MAX_PATH_BYTES // 4 and len(os.fsencode(path)) > MAX_PATH_BYTES):
            hint = "use short names of lower-case letters, digits and hyphens"
            self.refusals.refuse(path, rule_ids.UNSAFE_FILE_NAME, f"file name: {unsafe or 'path too long'}", hint)
            return
        if entry.is_symlink() and (fault := self.fault(entry, path, above)):
            self.refusals.refuse(path, *fault)
            return
        try:
            status = entry.stat()
        except OSError as problem:
            self.refusals.unreadable(path, problem)
            return
        if stat.S_ISREG(status.st_mode):
            self.status[path] = sign_of(status)
            self.file(entry, path, inside)
        elif stat.S_ISDIR(status.st_mode):
            self.folder(entry.path, f"{path}/", f"{self.target(entry) if entry.is_symlink() else inside}/", above)
        else:
            self.refusals.refuse(path, rule_ids.SPECIAL_FILE, "neither a file nor a folder", "remove it")

    def fault(self, link: Entry, path: str, above: tuple[str, ...]) -> tuple[rule_ids.RuleId, str, str] | None:
        """Why a link is not followed."""
        folders = frozenset(self.root / folder for folder in above)
        return find_fault(Path(link.path), path, self.root, self.languages, folders)

    def target(self, link: Entry) -> str:
        """Where a link leads, below docs_dir."""
        return Path(link.path).resolve().relative_to(self.root).as_posix()

    def file(self, entry: Entry, path: str, real: str) -> None:
        """A file; `real` is where it lies, unless it is a link itself."""
        target = self.target(entry) if entry.is_symlink() else real
        if target != path:
            self.links[path] = target
        if not is_markdown(path):
            self.asset(entry.path, path)
        elif not self.is_in_language(path):
            hint = "move it to the folder of its language"
            message = "a Markdown file outside the language folders"
            self.refusals.refuse(path, rule_ids.OUTSIDE_LANGUAGE, message, hint)
        else:
            self.articles.append(path)
            if is_awkward_path(path):
                self.refusals.warn_awkward(path)

    def asset(self, file: str, path: str) -> None:
        try:
            with open(file, "rb") as stream:  # noqa: PTH123 - thousands
                is_pointer = stream.read(len(LFS_MARK)) == LFS_MARK
        except OSError as problem:
            self.refusals.unreadable(path, problem)
            return
        if is_pointer:
            hint = "run `git lfs pull`"
            self.refusals.refuse(path, rule_ids.LFS_POINTER, "a Git LFS pointer instead of the file", hint)
        else:
            self.assets.append(path)
