"""The plan of the preview's site, and that of one article whose text alone has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kbtool.config.day import build_day
from kbtool.content.article import Article
from kbtool.content.file_text import FileText, read_file_text
from kbtool.content.files.sources import SourceFile
from kbtool.content.files.used_files import find_addresses
from kbtool.content.include_blocks import POSSIBLE, is_include
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.reader import reading_rules
from kbtool.history.base_store import open_base_store
from kbtool.history.git_log import Texts
from kbtool.history.stored_history import read_stored_history
from kbtool.site.edition_site import EditionSite, StagedPage, edition_sites
from kbtool.site.pages import EditionPages
from kbtool.site.twins import has_pages
from kbtool.site.view import View, audience_views

KEPT = frozenset({"root", "sections", "tagged", "tagged_near", "page_keys", "tags_key", "tag_slugs", "title_counts"})
"""Parts of a view that are made of what articles say in their front matter, and of nothing else."""


@dataclass(frozen=True)
class PlannedSite:
    """All languages of an audience's site."""

    kb: KnowledgeBase
    audience: str
    views: Mapping[str, View]
    sites: Mapping[str, EditionSite]
    """By locale; languages without an article have none."""


def plan_site(kb: KnowledgeBase, audience: str, today: date | None = None) -> PlannedSite:
    """Plans what a build of the audience would render. Raises KbError."""
    configuration = kb.configuration
    texts = Texts.NEEDED if len(configuration.settings.audiences) > 1 else Texts.WANTED
    with open_base_store(configuration.root, date.today()) as store:
        history = read_stored_history(configuration.root, configuration.docs_name, store, texts)
        views = audience_views(kb, audience, history, today or build_day(), store)
        chosen = [locale for locale, view in views.items() if has_pages(view)]
        sites = {site.edition.language: site for site in edition_sites(views, chosen)}
        next(iter(views.values())).texts.keep(store)
    return PlannedSite(kb, audience, views, sites)


def plan_article(planned: PlannedSite, file: Path) -> StagedPage | None:
    """The page of an article after its text, and nothing but its text, has changed.

    None where more may have changed, so that all has to be planned: front matter, links and pictures, what it includes,
    an error; and for a page that is no article's. What other pages say of the article is not looked at.
    """
    kb = planned.kb
    try:
        path = file.relative_to(kb.configuration.root).as_posix()
        article = kb.by_path.get(path)
        if article is None or article.is_index or is_include(article.key) or _is_link(file, kb.configuration.root):
            return None
        text = _read(kb, article, file.read_bytes())
    except (OSError, ValueError):
        return None
    return _staged(planned, article, text) if _is_same_but_text(kb, article, text) else None


def _is_link(file: Path, root: Path) -> bool:
    return file.resolve() != root.resolve() / file.relative_to(root)


def _read(kb: KnowledgeBase, article: Article, data: bytes) -> FileText:
    source = SourceFile(article.path, article.language, article.key, article.is_index).with_data(data)
    return read_file_text(source, reading_rules(kb.configuration))


def _is_same_but_text(kb: KnowledgeBase, article: Article, text: FileText) -> bool:
    before = kb.texts[article.path]
    return (
        text.source.fields == before.fields
        and "title" in text.source.fields.values
        and not text.source.diagnostics
        and not before.diagnostics
        and not text.problems
        and text.addresses == find_addresses(before.body)
        and not POSSIBLE.search(text.source.body)
        and not POSSIBLE.search(before.body)
    )


def _staged(planned: PlannedSite, article: Article, text: FileText) -> StagedPage | None:
    """The page, planned in a view that has the new text in the place of the old one."""
    locale = article.language
    site = planned.sites.get(locale)
    before = next((staged for staged in site.pages if staged.page.source == article.path), None) if site else None
    if before is None:
        return None
    fresh = replace(article, body=text.source.body, body_line=text.source.body_line)
    kb = replace(
        planned.kb,
        articles=(fresh,),
        texts={article.path: text.source},
        lengths={article.path: text.length},
    )
    view = planned.views[locale]
    shown = kb.select(view.edition, view.today).articles
    if len(shown) != 1 or shown[0].key != article.key:
        return None
    views = {**planned.views, locale: _with_article(view, shown[0], kb)}
    page = EditionPages(views, locale).article(shown[0])
    return replace(before, body=shown[0].body, page=replace(page, moved=before.page.moved, card=before.page.card))


def _with_article(view: View, article: Article, kb: KnowledgeBase) -> View:
    """The view with another text of an article, and with what the other view has found out already."""
    articles = tuple(article if item.path == article.path else item for item in view.selection.articles)
    changed = replace(view, selection=replace(view.selection, articles=articles), length=kb.length)
    changed.__dict__.update({name: value for name, value in vars(view).items() if name in KEPT})
    return changed
