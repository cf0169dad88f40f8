"""Options of the kbtool/content plugin."""

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type


class ContentConfig(Config):
    """What can be set below `kbtool/content` in mkdocs.yml; everything else is under `extra.kbtool`."""

    enabled = Type(bool, default=True)
    """False leaves the engine to build docs/ as it stands: nothing is selected, so never do that for publishing."""
