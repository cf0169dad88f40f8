"""Options of the kbtool/navigation plugin."""

from mkdocs.config.base import Config


class NavigationConfig(Config):
    """There is nothing to set: order and placement are in the articles."""
