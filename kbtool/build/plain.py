"""The public editions for an engine that somebody starts by hand (`mkdocs build`, `mkdocs serve`)."""

from pathlib import Path

from kbtool.config import read_configuration
from kbtool.config.day import build_day
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.git_log import Texts, read_history
from kbtool.site.audience_views import audience_views
from kbtool.site.edition_site import EditionSite
from kbtool.site.edition_sites import edition_sites


def plain_sites(config: Path) -> list[EditionSite]:
    """One site for each language that has articles for the widest audience. Raises KbError."""
    configuration = read_configuration(config)
    kb = KnowledgeBase.from_folder(configuration)
    texts = Texts.NEEDED if len(configuration.settings.audiences) > 1 else Texts.WANTED
    history = read_history(configuration.root, configuration.docs_name, texts)
    views = audience_views(kb, configuration.settings.widest, history, build_day())
    return edition_sites(views, views)
