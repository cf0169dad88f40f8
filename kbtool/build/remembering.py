"""Remembers what a build came to, for the next one."""

from collections.abc import Iterable, Mapping

from kbtool.build.carried_edition import CarriedEdition, Prints
from kbtool.build.documents import SHELF
from kbtool.build.fingerprint import search_fingerprint
from kbtool.build.job import RenderedPage
from kbtool.build.known_pages import (
    ASKED_SHELF,
    KnownEdition,
    KnownFile,
    KnownFiles,
    KnownPage,
    content_of,
    keep_asked,
    remember_edition,
)
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.manifest import Manifest, ReleasedFile
from kbtool.build.rendered_edition import RenderedEdition
from kbtool.store.store import Store

NOTED_DAYS = 7


def remember(result: RenderedEdition, manifest: Manifest, surroundings: bytes, live: LiveSite) -> None:
    """Remembers an edition that is in the release with this manifest."""
    carried, site = result.carried, result.site
    prints = carried.prints
    if prints is None:
        return
    files = {file.path: file for file in manifest.files}
    pages = {
        page.path: carried.pages.get(page.path) or _known(page, prints, files, live.store) for page in result.pages
    }
    digests = [page.document for page in pages.values()]
    known = KnownEdition(
        shared=prints.shared,
        answers=prints.answers,
        pages=pages,
        files=carried.others or _files(prints.others, result.others, files),
        search=carried.search or _files(search_fingerprint(site, surroundings, digests), result.search, files),
        noted_on=_noted_on(carried, live.store),
    )
    remember_edition(site.edition, str(live.site), known, live.store)


def _noted_on(carried: CarriedEdition, store: Store) -> int:
    """What is taken over is not read, and what nobody asks for goes from the store after some time."""
    if carried.pages and store.day < carried.noted_on + NOTED_DAYS:
        return carried.noted_on
    store.note_use(SHELF, (page.document for page in carried.pages.values() if page.document))
    store.note_use(ASKED_SHELF, {page.asked for page in carried.pages.values()})
    return store.day


def _known(page: RenderedPage, prints: Prints, files: Mapping[str, ReleasedFile], store: Store) -> KnownPage:
    fingerprint, inputs = prints.pages[page.path]
    return KnownPage(
        fingerprint=fingerprint,
        inputs=inputs,
        files=page.files,
        content=content_of(files[path] for path in page.files),
        unresolved=page.unresolved,
        warnings=page.warnings,
        document=page.digest,
        asked=keep_asked(page.asked, store),
    )


def _files(fingerprint: bytes, paths: Iterable[str], files: Mapping[str, ReleasedFile]) -> KnownFiles:
    return KnownFiles(fingerprint, tuple(_file(path, files) for path in sorted(paths)))


def _file(path: str, files: Mapping[str, ReleasedFile]) -> KnownFile:
    file = files[path]
    return KnownFile(path, file.sha256, file.size, file.theme)
