"""The comparison of a base in its folder with what it was at a commit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kbtool.config import Configuration, read_configuration
from kbtool.config.mkdocs_yml import read_mkdocs_yml
from kbtool.content.files.walk import is_markdown
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import ConfigError
from kbtool.history.changed_files import blob_name, changes_since
from kbtool.history.snapshot import Snapshot, write_snapshot
from kbtool.lint.comparison.comparison import Comparison, FileChanges, compare
from kbtool.lint.comparison.setting_changes import SettingChange, find_engine_changes


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since a commit."""

    commit: str
    """Its full name."""
    unreadable: str
    """Why the base could not be read as it was there, so that everything counts as new; empty where it could."""
    comparison: Comparison


def compare_since(configuration: Configuration, ref: str, today: date) -> Since:
    """Compares the files as they are now, committed or not, with the commit where the current branch left `ref`.

    Raises KbError when Git does not know the commit, or a file cannot be read or written.
    """
    after = KnowledgeBase.from_folder(configuration)
    with TemporaryDirectory(prefix="kbtool-") as folder:
        snapshot = write_snapshot(configuration.root, ref, Path(folder))
        before, unreadable = _former_base(configuration, snapshot)
        engine = () if unreadable else _engine_changes(configuration.path, snapshot.root / configuration.path.name)
    watched = {configuration.path.name, configuration.docs_name, before.configuration.docs_name}
    touched = changes_since(configuration.root, sorted(watched), ref)
    old = _files_below(before.configuration.docs_name, snapshot.digests)
    new = {
        path: blob_name((configuration.docs_dir / path).read_bytes(), len(snapshot.commit))
        for path in after.file_sizes
        if path not in old
    }
    files = FileChanges(touched.changed | touched.deleted, old, new)
    comparison = compare(before, after, files, today)
    return Since(snapshot.commit, unreadable, replace(comparison, settings=(*comparison.settings, *engine)))


def _engine_changes(path: Path, former: Path) -> tuple[SettingChange, ...]:
    return tuple(find_engine_changes(read_mkdocs_yml(former), read_mkdocs_yml(path)))


def _former_base(configuration: Configuration, snapshot: Snapshot) -> tuple[KnowledgeBase, str]:
    """The base as it was; an empty one, and why, where its settings cannot be used."""
    try:
        former = read_configuration(snapshot.root / configuration.path.name)
    except ConfigError as error:
        problem = error.problems[0].replace(f"{snapshot.root}/", "")
        return KnowledgeBase.from_texts(configuration, {}), problem
    return KnowledgeBase.from_folder(former), ""


def _files_below(docs_name: str, digests: Mapping[str, str]) -> dict[str, str]:
    """Path below docs_dir → digest, of files that are no Markdown."""
    start = f"{docs_name}/"
    return {
        path.removeprefix(start): digest
        for path, digest in digests.items()
        if path.startswith(start) and not is_markdown(path)
    }
