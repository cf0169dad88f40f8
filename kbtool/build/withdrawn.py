"""Editions that a build of some languages takes over from the live site, though they hold what they no longer may."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from kbtool.build.options import Options
from kbtool.build.plan import PlannedEdition, plan
from kbtool.build.releases import Manifest
from kbtool.build.releases.release import live_manifests
from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.errors import KbError
from kbtool.site.addresses import destination
from kbtool.site.headers_file import HEADERS_FILE
from kbtool.store.store import Store

GENERATED = re.compile(
    r"(?:[^/]+/)?(?:assets/(?:search/[a-z]+\.[0-9a-f]{10,}\.json(?:\.js)?|search-words\.[0-9a-f]{10}\.js"
    r"|search-[0-9a-f]{12}\.json|diagrams-[0-9a-f]{12}\.js)|search[^/]*/(?:manifest\.json(?:\.js)?|documents\.ndjson))"
)
"""Made from the edition as a whole and named by content: with the pages they may stay."""


def refuse_withdrawn(kb: KnowledgeBase, options: Options, store: Store | None = None) -> None:
    """Raises KbError where an edition that would stay as it is has a page or a file that today's would not have.

    An article may have become restricted, by its source or a folder in another language, or have moved to such a place.
    """
    taken_over = list(_taken_over(kb, options))
    if not taken_over:
        return
    today = {item.selection.edition: item for item in plan(kb, replace(options, languages=()), store)}
    for edition, manifest in taken_over:
        lost = list(_paths(manifest, edition.language) - _allowed(today.get(edition)))
        lost.sort(key=lambda path: (not path.endswith("index.html"), path))
        if lost:
            more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
            message = f"{edition}: the live edition has {lost[0].removesuffix('index.html')}{more}"
            raise KbError(f"{message}, which is no longer meant for it; build it too: --language {edition.language}")


def _taken_over(kb: KnowledgeBase, options: Options) -> Iterator[tuple[Edition, Manifest]]:
    if not options.languages or options.part:
        return
    audiences: Collection[str] = options.audiences or kb.configuration.settings.audiences
    live: Mapping[str, Manifest] = live_manifests(options.output)
    for audience in audiences:
        for language in live[audience].languages if audience in live else ():
            if language not in options.languages:
                yield Edition(audience, language), live[audience]


def _paths(manifest: Manifest, language: str) -> set[str]:
    """What comes from articles; an article as Markdown goes with its page."""
    files = {file.path for file in manifest.files if language in file.languages and not file.theme}
    twins = {path for path in files if path.endswith("index.md") and f"{path[:-2]}html" in files}
    return {path for path in files - twins if path != HEADERS_FILE and not GENERATED.fullmatch(path)}


def _allowed(planned: PlannedEdition | None) -> set[str]:
    if planned is None:
        return set()
    site = planned.site
    pages = {destination(staged.page.url) for staged in site.pages}
    return pages | {unquote(url) for url in site.files.values()} | site.made.keys()
