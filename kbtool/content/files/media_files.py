"""The files that articles use: which of them readers must not get, and how large the pictures are."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from kbtool.config import Configuration
from kbtool.content import rule_ids
from kbtool.content.files.sources import Sources
from kbtool.content.media.file_types import HEAD, Size, ending, is_publishable_type
from kbtool.content.media.unfit_file import UnfitFileError
from kbtool.diagnostics import START, Diagnostic
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import NO_STORE, Store

SHELF = "media"
RULES = ("content/media", "content/files/media_files.py")


class MediaFiles(Struct, frozen=True):
    """What is known of files; by path below docs_dir."""

    refused: Mapping[str, Diagnostic]
    """Of a type that may be active, or other than the name says: no edition may hold them."""
    sizes: Mapping[str, Size]
    """Of pictures."""


def find_media_files(
    used: Iterable[str], configuration: Configuration, sources: Sources, store: Store = NO_STORE
) -> MediaFiles:
    """What is to be known of the files in `used`.

    What the store says of a file is a help and no proof: what is published is looked at again.
    """
    further = frozenset(configuration.settings.file_types)
    rules = code_digest(*RULES)
    signs = {path: digest_of(rules, path, sources.sign_asset(path)) for path in sorted(set(used))}
    known = store.find(SHELF, signs.values())
    found: dict[str, Diagnostic] = {}
    sizes: dict[str, Size] = {}
    new: dict[bytes, bytes] = {}
    for path, sign in signs.items():
        shown = f"{configuration.docs_name}/{path}"
        if not is_publishable_type(path, further):
            found[path] = _refused_type(shown)
            continue
        kept = known.get(sign) or _look_at(path, sources).encode()
        new[sign] = kept
        width, height, problem = kept.decode(errors="replace").split(" ", 2)
        if int(width):
            sizes[path] = (int(width), int(height))
        if problem:
            found[path] = rule_ids.CONTRADICTING_FILE.at(shown, START, problem, _hint(path))
    store.keep(SHELF, {sign: value for sign, value in new.items() if sign not in known})
    return MediaFiles(found, sizes)


def _look_at(path: str, sources: Sources) -> str:
    """`WIDTH HEIGHT PROBLEM`: zeros for what is no picture; no problem with a file that is what it says. An empty file
    harms nobody."""
    from kbtool.content.media.picture_size import picture_size  # noqa: PLC0415 - a tenth of the start of a command, for
    from kbtool.content.media.publishable import has_cleaner, publishable  # noqa: PLC0415 - files that are new

    data = sources.read_asset(path, None if has_cleaner(path) else HEAD)
    try:
        shown = publishable(path, data) if data else data
    except UnfitFileError as error:
        return f"0 0 {error}"
    width, height = picture_size(path, shown) or (0, 0)
    return f"{width} {height} "


def _refused_type(shown: str) -> Diagnostic:
    name = f".{ending(shown)}" if ending(shown) else "files without an ending"
    hint = "offer it in another type, or inside a .zip; further types are allowed in extra.kbtool.file_types"
    return rule_ids.REFUSED_FILE_TYPE.at(shown, START, f"a type that is not published: {name}", hint)


def _hint(path: str) -> str:
    return f"save it as {ending(path)} again, or give it the ending of what it is"
