"""The words around a rule's own texts, in every language that has them."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

FILE = files("kbtool.lint").joinpath("labels.yml")
ENGLISH = "en"


@lru_cache(maxsize=8)
def find_labels(locale: str) -> Mapping[str, Any]:
    """Name → text (`more` is a list, `families` a mapping); in English where the language has none."""
    labels: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return labels[ENGLISH] | labels.get(locale, {})
