"""A WebP file beside each picture that articles show, where it is smaller."""

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

from kbtool.errors import KbError
from kbtool.history.base_store import open_base_store
from kbtool.site.edition_site import EditionSite
from kbtool.store.store import Store

SHELF = "webp"
SUFFIX = ".webp"


def add_webp_copies(site: EditionSite, root: Path, folder: Path, outputs: Mapping[str, str]) -> dict[str, str]:
    """Writes them beside the pictures staged in `folder`; returns `outputs` with them.

    `root` is the folder of mkdocs.yml. Made once, they are found in the store. A file of the base that has the name
    already stays. Raises KbError where Pillow is missing.
    """
    if not site.webp:
        return dict(outputs)
    made, taken = dict(outputs), {*outputs.values()}
    with open_base_store(root, date.today()) as store:
        for path in site.webp:
            output = unquote(site.files[path]) + SUFFIX
            if output not in taken and (data := _found(store, (folder / path).read_bytes())):
                (folder / f"{path}{SUFFIX}").write_bytes(data)
                made[f"{path}{SUFFIX}"] = output
    return made


def webp_addresses(site: EditionSite, outputs: Mapping[str, str]) -> dict[str, str]:
    """Address of a picture → that of its WebP copy, of those that have one."""
    return {
        site.files[path]: site.files[path] + SUFFIX
        for path in site.webp
        if f"{path}{SUFFIX}" in outputs and f"{path}{SUFFIX}" not in site.files
    }


def _found(store: Store, picture: bytes) -> bytes:
    maker = webp_maker()
    key: bytes = maker.webp_key(picture)
    known = store.find(SHELF, [key]).get(key)
    made: bytes = maker.smaller_webp(picture) if known is None else known
    if known is None:
        store.keep(SHELF, {key: made})
    return made


def webp_maker() -> ModuleType:
    """The module `kbtool.build.webp`; Pillow is an extra of its own. Raises KbError where it is missing."""
    try:
        return import_module("kbtool.build.webp")
    except ModuleNotFoundError as error:
        message = f"extra.kbtool.images.webp needs {error.name}; pip install 'mkdocs-kbtool[cards]' brings it"
        raise KbError(message) from error
