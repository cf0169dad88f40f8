"""The words around a rule's own texts, in every language that has them."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = files("kbtool.lint").joinpath("labels.yml")
ENGLISH = "en"


@lru_cache(maxsize=8)
def find_labels(locale: str) -> Mapping[str, str]:
    """Name → text; in English where the language has none."""
    labels: dict[str, dict[str, str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return labels[ENGLISH] | labels.get(locale, {})
