"""Files that articles use and readers must not get: of a type that may be active, or other than their name says."""

from collections.abc import Iterable

from kbtool.config import Configuration
from kbtool.content import rule_ids
from kbtool.content.files.sources import Sources
from kbtool.content.media.file_types import HEAD, ending, is_publishable_type
from kbtool.content.media.publishable import has_cleaner, publishable
from kbtool.content.media.unfit_file import UnfitFileError
from kbtool.diagnostics import START, Diagnostic
from kbtool.store.digests import code_digest, digest_of
from kbtool.store.store import NO_STORE, Store

SHELF = "media"
RULES = "content/media"


def find_refused_files(
    used: Iterable[str], configuration: Configuration, sources: Sources, store: Store = NO_STORE
) -> dict[str, Diagnostic]:
    """Path below docs_dir → the finding, for each of the files in `used` that no edition may hold.

    What the store says of a file is a help and no proof: what is published is looked at again.
    """
    further = frozenset(configuration.settings.file_types)
    signs = {path: digest_of(code_digest(RULES), path, sources.sign_asset(path)) for path in sorted(set(used))}
    known = store.find(SHELF, signs.values())
    found: dict[str, Diagnostic] = {}
    new: dict[bytes, bytes] = {}
    for path, sign in signs.items():
        shown = f"{configuration.docs_name}/{path}"
        if not is_publishable_type(path, further):
            found[path] = _refused_type(shown)
            continue
        problem = known[sign].decode(errors="replace") if sign in known else _problem(path, sources)
        new[sign] = problem.encode()
        if problem:
            found[path] = rule_ids.CONTRADICTING_FILE.at(shown, START, problem, _hint(path))
    store.keep(SHELF, {sign: value for sign, value in new.items() if sign not in known})
    return found


def _problem(path: str, sources: Sources) -> str:
    """What is wrong with the content; empty for a file that is what it says. An empty file harms nobody."""
    data = sources.read_asset(path, None if has_cleaner(path) else HEAD)
    try:
        publishable(path, data) if data else None
    except UnfitFileError as error:
        return str(error)
    return ""


def _refused_type(shown: str) -> Diagnostic:
    name = f".{ending(shown)}" if ending(shown) else "files without an ending"
    hint = "offer it in another type, or inside a .zip; further types are allowed in extra.kbtool.file_types"
    return rule_ids.REFUSED_FILE_TYPE.at(shown, START, f"a type that is not published: {name}", hint)


def _hint(path: str) -> str:
    return f"save it as {ending(path)} again, or give it the ending of what it is"
