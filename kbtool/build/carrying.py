"""Which pages need not be rendered: they would come out as they lie in the live release."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from kbtool.build.asked import is_still_true
from kbtool.build.carried_edition import CarriedEdition, Prints
from kbtool.build.fingerprint import PageFingerprints, answers_digest, files_fingerprint, search_fingerprint
from kbtool.build.known_pages import (
    KnownEdition,
    KnownFile,
    KnownFiles,
    KnownPage,
    content_of,
    find_asked,
    known_edition,
)
from kbtool.build.parts import must_be_one
from kbtool.build.releases.live_site import LiveSite
from kbtool.build.releases.manifest import ReleasedFile
from kbtool.build.surroundings import surroundings
from kbtool.config import Configuration
from kbtool.site.edition_site import EditionSite
from kbtool.site.headers_file import headers_file
from kbtool.store.file_digests import FileDigests


class Carrier:
    """Compares what is planned with what is remembered of the last build, and with the files of the live release."""

    def __init__(self, configuration: Configuration, engine: str, live: LiveSite, is_clean: bool = False) -> None:
        """The site must be locked. Where the build `is_clean`, nothing that is remembered counts."""
        self._live = live
        self._is_clean = is_clean
        self._digests = FileDigests(configuration.docs_dir, live.store)
        self._distrusted: set[bytes] = set()
        """Fingerprints of pages, and of the files that belong to none."""
        # Somebody else's plugin or hook may read whatever it likes.
        self.surroundings = b"" if must_be_one(configuration.path) else surroundings(configuration, engine)

    def carried(self, site: EditionSite, copies: Mapping[str, str]) -> CarriedEdition:
        """What need not be made anew; `copies` is address of a picture → that of its WebP copy. Whether it is there is
        left to `searched` and `taken`.

        Raises OSError where a file of the base cannot be read.
        """
        if not self.surroundings:
            return CarriedEdition()
        known = self._known(site)
        prints, pages = self._compared(site, copies, known)
        is_same = known.files.fingerprint == prints.others and prints.others not in self._distrusted
        is_same_search = len(pages) == len(prints.pages) and self._is_same_search(site, known, pages)
        return CarriedEdition(
            prints=prints,
            pages=pages,
            others=known.files if is_same else None,
            search=known.search if is_same_search else None,
            last_search=known.search,
            noted_on=known.noted_on,
        )

    def look(self, audience: str) -> None:
        """Looks at all files of an audience's live release at once, which takes a fifth of a second for 20,000."""
        if self.surroundings and not self._is_clean:
            self._live.of(audience).look()

    def searched(self, site: EditionSite, carried: CarriedEdition) -> dict[str, ReleasedFile]:
        """Path → file of the last search, of those that are there."""
        taking = _Taking(site, self._live)
        return {file.path: found for file in carried.last_search.files if (found := taking.one(file))}

    def taken(self, site: EditionSite, carried: CarriedEdition) -> list[ReleasedFile] | None:
        """The files that are taken over, but for those of the search; None where some are not there as they were built:
        what they belong to is not taken over any more."""
        taking = _Taking(site, self._live)
        found = [(page.fingerprint, taking.page(page)) for page in carried.pages.values()]
        lost = [fingerprint for fingerprint, files in found if not files]
        others = carried.others or KnownFiles()
        there = [file for item in others.files if (file := taking.one(item))]
        if len(there) < len(others.files):
            lost.append(others.fingerprint)
        self._distrusted.update(lost)
        return None if lost else [*there, *chain.from_iterable(files for _, files in found)]

    def standing(self, site: EditionSite, made: Mapping[str, bytes]) -> dict[str, ReleasedFile]:
        """Those of the files that lie in the live release with these very bytes; `made` is path → content."""
        if not self.surroundings or self._is_clean:
            return {}
        taking = _Taking(site, self._live)
        files = (KnownFile(path, sha256(content).hexdigest(), len(content)) for path, content in made.items())
        return {file.path: found for file in files if (found := taking.one(file))}

    def _known(self, site: EditionSite) -> KnownEdition:
        """What is remembered, where there is a release to take it from."""
        if self._is_clean or not self._live.has(site.edition.audience):
            return KnownEdition()
        return known_edition(site.edition, str(self._live.site), self._live.store)

    def _compared(
        self, site: EditionSite, copies: Mapping[str, str], known: KnownEdition
    ) -> tuple[Prints, Mapping[str, KnownPage]]:
        """What the edition is known by now, and the pages that would come out as they did last time."""
        prints = PageFingerprints(site, self.surroundings, self._digests.of)
        answers = answers_digest(site, copies)
        has_inputs = prints.shared == known.shared
        pages: dict[str, tuple[bytes, bytes]] = {}
        same: dict[str, KnownPage] = {}
        for i, outline in enumerate(site.outlines):
            page, inputs = known.pages.get(outline.path), prints.of_inputs(outline)
            is_planned_alike = page is not None and has_inputs and inputs and page.inputs == inputs
            fingerprint = page.fingerprint if page and is_planned_alike else prints.of(site.pages[i])
            pages[outline.path] = (fingerprint, inputs)
            if page and page.fingerprint == fingerprint and fingerprint not in self._distrusted:
                same[outline.path] = page if is_planned_alike else replace(page, inputs=inputs)
        if answers != known.answers:
            same = self._still_true(same, site, copies)
        others = files_fingerprint(site, self.surroundings, headers_file(site.headers), self._digests.of, copies)
        return Prints(pages, others, prints.shared, answers), same

    def _still_true(
        self, pages: Mapping[str, KnownPage], site: EditionSite, copies: Mapping[str, str]
    ) -> dict[str, KnownPage]:
        """Those whose text would get the same answers."""
        asked = find_asked(pages.values(), self._live.store)
        files = {outline.path: outline.file for outline in site.outlines}
        return {
            path: page
            for path, page in pages.items()
            if page.asked in asked and is_still_true(asked[page.asked], site, copies, files[path])
        }

    def _is_same_search(self, site: EditionSite, known: KnownEdition, pages: Mapping[str, KnownPage]) -> bool:
        documents = (page.document for page in pages.values())
        return known.search.fingerprint == search_fingerprint(site, self.surroundings, documents)

    def distrust(self, pages: Iterable[KnownPage]) -> None:
        """They are rendered from now on: something of what they came to cannot be found any more."""
        self._distrusted.update(page.fingerprint for page in pages)

    def prepare(self, audience: str, paths: Iterable[str], building: Path) -> None:
        """Does what can be done for a release with these files of the live one while others still work."""
        self._live.prepare(audience, paths, building)

    def keep(self) -> None:
        """Keeps what the disk says of the files of the base."""
        self._digests.keep()


class _Taking:
    """Looks for files in the live release."""

    def __init__(self, site: EditionSite, live: LiveSite) -> None:
        self._live = live.of(site.edition.audience)
        self._languages = (site.edition.language,)

    def page(self, page: KnownPage) -> list[ReleasedFile]:
        """The files of a page of this edition, where all of them lie there as they were built; else none."""
        found = [released for path in page.files if (released := self._live.find(path))]
        is_whole = len(found) == len(page.files) and content_of(found) == page.content
        return [self._own(file, is_theme=False) for file in found] if is_whole else []

    def one(self, file: KnownFile) -> ReleasedFile | None:
        """A file of this edition, where it lies there as it was built."""
        found = self._live.find(file.path)
        return self._own(found, file.theme) if found and found.sha256 == file.sha256 else None

    def _own(self, file: ReleasedFile, is_theme: bool) -> ReleasedFile:
        """A file of the live release as one that this edition alone has."""
        if file.languages == self._languages and file.theme == is_theme and not file.age:
            return file
        return ReleasedFile(file.path, file.sha256, file.size, self._languages, is_theme)
