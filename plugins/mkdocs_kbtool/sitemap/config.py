"""Options of the kbtool/sitemap plugin."""

from mkdocs.config.base import Config


class SitemapConfig(Config):
    """There is nothing to set: addresses, dates and languages follow from the articles."""
