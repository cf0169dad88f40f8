"""The files of a knowledge base, found on the disk: which are articles, which are assets, which are refused and why."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kbtool.content import rule_ids
from kbtool.content.files.collisions import find_collisions
from kbtool.content.files.names import MAX_PATH_BYTES, find_unsafe_name, is_awkward_path
from kbtool.diagnostics import START, Diagnostic, Severity

MARKDOWN = (".md", ".markdown")
DATA_FOLDER = "_data"
HIDDEN = "a hidden file"
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
    status: dict[str, os.stat_result] = field(default_factory=dict, compare=False, repr=False)
    """File → what the disk said of it."""

    @property
    def refused_articles(self) -> dict[str, str]:
        """The refused files that would have been articles."""
        return {path: reason for path, reason in self.refused.items() if is_markdown(path)}


def is_markdown(path: str) -> bool:
    """Whether a file is an article by its name; letter case does not count."""
    return path.lower().endswith(MARKDOWN)


def find_source_files(docs_dir: Path, languages: Iterable[str], prefix: str = "") -> SourceFiles:
    """Walk docs_dir. `languages` are the locales; their folders are matched without regard to letter case.

    Skips hidden files, and what starts with an underscore beside the language folders: `_data`, `_decisions`. Reads no
    file but the first bytes of assets, which may be Git LFS pointers. Diagnostics name files with `prefix` in front,
    the path of docs_dir from the folder of mkdocs.yml (its name when not given): `docs/en/a.md`.
    """
    prefix = prefix or docs_dir.name
    walk = _Walk(docs_dir, docs_dir.resolve(), prefix, frozenset(language.casefold() for language in languages))
    walk.folder(docs_dir, "", walk.root, frozenset())
    for group, reason, finding in find_collisions(walk.articles, walk.assets, prefix):
        walk.diagnostics.append(finding)
        walk.refused.update(dict.fromkeys(group, reason))
    articles = sorted(path for path in walk.articles if path not in walk.refused)
    diagnostics = tuple(sorted(walk.diagnostics, key=lambda finding: finding.sort_key))
    assets = sorted(path for path in walk.assets if path not in walk.refused)
    refused = dict(sorted(walk.refused.items()))
    return SourceFiles(tuple(articles), tuple(assets), refused, walk.links, diagnostics, walk.status)


@dataclass
class _Walk:
    """Goes through the folders and sorts the files."""

    docs_dir: Path
    root: Path
    """docs_dir without symbolic links."""
    prefix: str
    languages: frozenset[str]
    articles: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    status: dict[str, os.stat_result] = field(default_factory=dict)

    def folder(self, folder: Path, relative: str, real: Path, above: frozenset[Path]) -> None:
        """Everything in one folder, which lies in `real`; `above` are the real paths of the folders that lead to it.

        `relative` is the folder's path below docs_dir with a slash at its end; empty for docs_dir itself.
        """
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as problem:
            self.refuse(
                relative.rstrip("/") or ".",
                rule_ids.UNREADABLE_FILE,
                f"cannot be read: {problem.strerror}",
                "allow reading",
            )
            return
        here = above | {real}
        inside = "" if real == self.root else f"{real.relative_to(self.root).as_posix()}/"
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                if relative and is_markdown(name):
                    self.hide(f"{relative}{name}")
            elif relative or not name.startswith("_"):
                self.entry(entry, f"{relative}{name}", f"{inside}{name}", here)

    def entry(self, entry: os.DirEntry[str], path: str, inside: str, above: frozenset[Path]) -> None:
        """One thing in a folder; `inside` is where it lies below docs_dir, unless it is a link itself."""
        unsafe = find_unsafe_name(entry.name)
        if unsafe or (len(path) > MAX_PATH_BYTES // 4 and len(os.fsencode(path)) > MAX_PATH_BYTES):
            hint = "use short names of lower-case letters, digits and hyphens"
            self.refuse(path, rule_ids.UNSAFE_FILE_NAME, f"file name: {unsafe or 'path too long'}", hint)
            return
        if entry.is_symlink() and not self.may_follow(Path(entry.path), path, above):
            return
        try:
            status = entry.stat()
        except OSError as problem:
            self.refuse(path, rule_ids.UNREADABLE_FILE, f"cannot be read: {problem.strerror}", "allow reading")
            return
        if stat.S_ISREG(status.st_mode):
            self.status[path] = status
            self.file(entry, path, inside)
        elif stat.S_ISDIR(status.st_mode):
            folder = Path(entry.path)
            self.folder(folder, f"{path}/", folder.resolve() if entry.is_symlink() else self.root / inside, above)
        else:
            self.refuse(path, rule_ids.SPECIAL_FILE, "neither a file nor a folder", "remove it")

    def may_follow(self, link: Path, path: str, above: frozenset[Path]) -> bool:
        """Whether a symbolic link leads to something inside a language folder, and not in a circle."""
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):
            self.refuse(path, rule_ids.BROKEN_LINK, "a symbolic link that leads nowhere", "remove or mend it")
            return False
        if target in above or any(target in folder.parents for folder in above):
            self.refuse(path, rule_ids.BROKEN_LINK, "a symbolic link that leads in a circle", "remove it")
            return False
        if target.is_dir() and Path(link.parent).resolve() != self.root / Path(path).parent:
            self.refuse(path, rule_ids.BROKEN_LINK, "a linked folder inside a linked folder", "remove one of the links")
            return False
        inside = target.relative_to(self.root).parts if target.is_relative_to(self.root) else ()
        if not inside or inside[0].casefold() not in self.languages or any(part.startswith(".") for part in inside):
            hint = "link to a file in a language folder of the base, or copy it"
            self.refuse(path, rule_ids.ESCAPING_LINK, "a symbolic link that leaves the language folders", hint)
            return False
        return True

    def file(self, entry: os.DirEntry[str], path: str, real: str) -> None:
        """A file; `real` is where it lies, unless it is a link itself."""
        target = Path(entry.path).resolve().relative_to(self.root).as_posix() if entry.is_symlink() else real
        if target != path:
            self.links[path] = target
        language, slash, _ = path.partition("/")
        if not is_markdown(path):
            self.asset(entry.path, path)
        elif not slash or language.casefold() not in self.languages:
            hint = "move it to the folder of its language"
            self.refuse(path, rule_ids.OUTSIDE_LANGUAGE, "a Markdown file outside the language folders", hint)
        else:
            self.articles.append(path)
            if is_awkward_path(path):
                hint = "use lower-case letters, digits and hyphens where readers are to remember the address"
                finding = rule_ids.AWKWARD_FILE_NAME
                message = "the file name needs escapes in addresses"
                self.diagnostics.append(finding.at(self.shown(path), START, message, hint, Severity.WARNING))

    def asset(self, file: str, path: str) -> None:
        try:
            with open(file, "rb") as stream:  # noqa: PTH123 - thousands
                is_pointer = stream.read(len(LFS_MARK)) == LFS_MARK
        except OSError as problem:
            self.refuse(path, rule_ids.UNREADABLE_FILE, f"cannot be read: {problem.strerror}", "allow reading")
            return
        if is_pointer:
            hint = "run `git lfs pull`"
            self.refuse(path, rule_ids.LFS_POINTER, "a Git LFS pointer instead of the file", hint)
        else:
            self.assets.append(path)

    def hide(self, path: str) -> None:
        """A Markdown file whose name starts with a dot is no article, but it is not passed over in silence."""
        self.refused[path] = HIDDEN
        hint = "rename it if readers are to see it"
        self.diagnostics.append(
            rule_ids.HIDDEN_FILE.at(
                self.shown(path), START, "a hidden file: its name starts with a dot", hint, Severity.WARNING
            )
        )

    def refuse(self, path: str, rule: rule_ids.RuleId, message: str, hint: str) -> None:
        self.refused[path] = message
        self.diagnostics.append(rule.at(self.shown(path), START, message, hint))

    def shown(self, path: str) -> str:
        """The path for people: with docs_dir, and printable."""
        text = f"{self.prefix}/{path}"
        return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)
