"""Options of the kbtool/metadata plugin."""

from mkdocs.config.base import Config


class MetadataConfig(Config):
    """There is nothing to set: what pages say of themselves follows from the articles."""
