"""Mends the files in `_data`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kbtool.config import Configuration
from kbtool.content.data_files import read_data_files
from kbtool.content.files.sources import Sources
from kbtool.content.files.walk import DATA_FOLDER
from kbtool.diagnostics import Diagnostic
from kbtool.lint.fixing import compatible_edits
from kbtool.lint.linting import Reported
from kbtool.lint.original import edit_bytes


def data_files_by_path(configuration: Configuration, sources: Sources) -> dict[str, bytes]:
    """Path relative to the folder of mkdocs.yml → bytes."""
    return {f"{configuration.docs_name}/{DATA_FOLDER}/{name}": data for name, data in sources.data_files.items()}


def edited_data_files(
    configuration: Configuration, sources: Sources, reported: Iterable[Reported]
) -> Iterator[tuple[str, tuple[bytes, list[Diagnostic]]]]:
    """Path → the file with its edits, and what they mend. A symbolic link is left to the file it leads to."""
    with_edits = [item for item in reported if item.edits]
    for path, before in data_files_by_path(configuration, sources).items():
        chosen = list(compatible_edits(item for item in with_edits if item.diagnostic.path == path))
        if not chosen or (configuration.root / path).is_symlink():
            continue
        after = edit_bytes(before, [edit for item in chosen for edit in item.edits])
        if after != before and _problems(path, after) <= _problems(path, before):
            yield path, (after, [item.diagnostic for item in chosen])


def with_data_files(configuration: Configuration, sources: Sources, files: Mapping[str, bytes]) -> Sources:
    """The sources with some files, by path, in the place of those they had."""
    folder = f"{configuration.docs_name}/{DATA_FOLDER}/"
    new = {path.removeprefix(folder): data for path, data in files.items() if path.startswith(folder)}
    return replace(sources, data_files={**sources.data_files, **new}) if new else sources


def _problems(path: str, data: bytes) -> set[tuple[str, str]]:
    folder, _, name = path.rpartition("/")
    return {(item.id, item.message) for item in read_data_files({name: data}, folder, ()).diagnostics}
