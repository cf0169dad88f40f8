"""Options of the kbtool/search plugin."""

from mkdocs.config.base import Config


class SearchConfig(Config):
    """There is nothing to set: settings are under `extra.kbtool.search`."""
