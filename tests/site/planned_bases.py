"""Two plans of a base that has changed in between, and what pages are known by before they are planned."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from kbtool.config import Configuration, read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.history import FileHistory, History
from kbtool.site.audience_views import audience_views
from kbtool.site.edition_site import EditionSite
from kbtool.site.edition_sites import edition_sites
from kbtool.site.staged_pages import StagedPages

TODAY = date(2026, 11, 22)
Days = Mapping[str, date]
"""Path of a file → the day of its last change."""


def planned(
    folder: Path, files: Mapping[str, str | bytes], days: Days, audience: str = "public", today: date = TODAY
) -> dict[str, EditionSite]:
    """Locale → site of a base whose files are in memory; mkdocs.yml is written to the folder."""
    configuration = _configuration(folder, files)
    texts = {path.removeprefix("docs/"): text for path, text in files.items() if path.startswith("docs/")}
    kb = KnowledgeBase.from_texts(configuration, texts)
    past = {path: FileHistory(day, day, ()) for path, day in days.items()}
    views = audience_views(kb, audience, History(files=past), today)
    return {site.edition.language: site for site in edition_sites(views, views)}


def _configuration(folder: Path, files: Mapping[str, str | bytes]) -> Configuration:
    """The settings, which have to lie on a disk, as pictures of the brand do."""
    for name, text in files.items():
        if not name.endswith(".md"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return read_configuration(folder / "mkdocs.yml")


def wrongly_alike(before: Mapping[str, EditionSite], after: Mapping[str, EditionSite]) -> list[str]:
    """Staged paths of the pages that are others, and are known by the same."""
    return [
        path
        for locale in before.keys() & after.keys()
        for path in alike(before[locale], after[locale])
        if _page(before[locale], path) != _page(after[locale], path)
    ]


def alike(before: EditionSite, after: EditionSite) -> Iterator[str]:
    """Staged paths of the pages that are known by the same: their plan is taken to be the same."""
    ours, theirs = before.pages, after.pages
    assert isinstance(ours, StagedPages) and isinstance(theirs, StagedPages)
    return (path for path, digest in ours.inputs.items() if theirs.inputs.get(path) == digest)


def _page(site: EditionSite, path: str) -> tuple[object, object]:
    """The page, and what is known of its article to those who search."""
    staged = next(site.pages[i] for i, page in enumerate(site.outlines) if page.path == path)
    return staged, site.search.articles.get(staged.page.source)
