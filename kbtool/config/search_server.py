"""A server that answers what readers search for: `extra.kbtool.search.provider` in mkdocs.yml."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kbtool.config.checked import Checked, Rule

PREFIX = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _check_keys(keys: Mapping[str, str]) -> None:
    for audience, key in keys.items():
        if not key.isascii() or not key.isprintable() or not key.strip():
            raise ValueError(f"the key for {audience} is no key")
    if len(set(keys.values())) < len(keys):
        raise ValueError("two audiences have the same key, so readers of the one could search in the other's articles")


def _check_prefix(prefix: str) -> None:
    if not PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix!r} is no beginning of a name: use lower-case letters, digits and hyphens")


class SearchServer(Checked, frozen=True):
    """Every key of `extra.kbtool.search.provider`."""

    type: Literal["typesense"]
    """What server it is."""
    url: str
    """Its `https://` address."""
    keys: Annotated[dict[str, str], Meta(min_length=1)]
    """For each audience that it serves a key that can do nothing but search in that audience's collections: it stands
    in the site, where each of its readers can see it. Other audiences search in files."""
    collections: str = "kb"
    """How the names of the collections begin: `kb-public-en` is that of the English public site."""

    rules: ClassVar[Mapping[str, Rule]] = {"keys": _check_keys, "collections": _check_prefix}

    def collection(self, audience: str, locale: str) -> str:
        """The name under which an edition is searched."""
        return f"{self.collections}-{audience}-{locale.lower()}"
