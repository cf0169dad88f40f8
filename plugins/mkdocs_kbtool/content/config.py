"""Options of the kbtool/content plugin."""

from mkdocs.config.base import Config


class ContentConfig(Config):
    """There is nothing to set: all settings are under `extra.kbtool`, where kbtool reads them without an engine."""
