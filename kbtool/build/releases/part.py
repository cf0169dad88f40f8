"""What one of several runners has built: folders and manifests without links or hidden files, to be carried elsewhere.

part/<audience>/…        what will be served
part/<audience>.json     its manifest; its `languages` are the editions in the part
part/.nginx/<audience>.conf, part/.apache/…     what a web server has to know of the site
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, field

from kbtool.build.releases.draft import Draft
from kbtool.build.releases.durable import settle_tree, sync
from kbtool.build.releases.layout import BUILDING, SERVERS, server_file
from kbtool.build.releases.manifest import Manifest
from kbtool.build.releases.manifest_json import manifest_json, read_manifest
from kbtool.errors import KbError


class Part(Struct, frozen=True):
    """The editions of one audience in a part's folder."""

    folder: Path
    """What will be served."""
    manifest: Manifest
    server_files: Mapping[str, str] = field(default_factory=dict)
    """Path below a choice → text; empty where the part came without."""


@contextmanager
def part_place(part: Path) -> Iterator[Path]:
    """A folder to build a part in, beside it. Raises KbError where something stands in its place already."""
    if part.is_symlink() or (part.exists() and (not part.is_dir() or any(part.iterdir()))):
        raise KbError(f"{part}: is there already; remove it or choose another folder for the part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        place = TemporaryDirectory(prefix=BUILDING, dir=part.parent, ignore_cleanup_errors=True)
    except OSError as error:
        raise KbError(f"{part}: cannot be written: {error.strerror}") from error
    with place as folder:
        yield Path(folder)


def write_part(drafts: Iterable[Draft], server_files: Mapping[str, str], part: Path, building: Path) -> None:
    """Moves drafts to the folder of the part, which appears whole or not at all; `server_files` as in `go_live`."""
    folder = building / "part"
    folder.mkdir()
    for draft in drafts:
        draft.folder.replace(folder / draft.manifest.audience)
        (folder / f"{draft.manifest.audience}.json").write_text(manifest_json(draft.manifest), encoding="utf-8")
    for name, text in server_files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settle_tree(folder)
    folder.replace(part)
    sync(part.parent)


def read_parts(folder: Path) -> list[Part]:
    """The parts in a folder that a build wrote, by audience. Raises KbError on anything that does not belong there."""
    found = []
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        path = folder / name
        if path.is_symlink() or f"{name}.json" not in names:
            continue
        manifest = read_manifest(folder / f"{name}.json")
        if manifest.audience != name or not path.is_dir():
            raise KbError(f"{path}: its manifest is that of {manifest.audience}")
        files = [file for file in (server_file(server, name) for server in SERVERS) if (folder / file).is_file()]
        texts = {file: (folder / file).read_text(encoding="utf-8") for file in files}
        found.append(Part(path, manifest, texts))
    if not found:
        raise KbError(f"{folder}: holds no part; kbtool build --part makes one")
    return found
