"""The configuration of a knowledge base."""

from kbtool.config.configuration import Configuration, read_configuration
from kbtool.config.languages import Language
from kbtool.config.mkdocs_yml import FILE_NAME
from kbtool.config.settings import BrokenArticles, Limits, Mode, Policy, Settings, Training

__all__ = [
    "FILE_NAME",
    "BrokenArticles",
    "Configuration",
    "Language",
    "Limits",
    "Mode",
    "Policy",
    "Settings",
    "Training",
    "read_configuration",
]
