"""A server that answers what readers search for: `extra.kbtool.search.provider` in mkdocs.yml."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

PREFIX = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class SearchServer(BaseModel):
    """Every key of `extra.kbtool.search.provider`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    type: Literal["typesense"]
    """What server it is."""
    url: str
    """Its `https://` address."""
    keys: dict[str, str] = Field(min_length=1)
    """For each audience that it serves a key that can do nothing but search in that audience's collections: it stands
    in the site, where each of its readers can see it. Other audiences search in files."""
    collections: str = "kb"
    """How the names of the collections begin: `kb-public-en` is that of the English public site."""

    @field_validator("keys")
    @classmethod
    def _each_audience_has_its_own_key(cls, value: dict[str, str]) -> dict[str, str]:
        for audience, key in value.items():
            if not key.isascii() or not key.isprintable() or not key.strip():
                raise ValueError(f"the key for {audience} is no key")
        if len(set(value.values())) < len(value):
            raise ValueError(
                "two audiences have the same key, so readers of the one could search in the other's articles"
            )
        return value

    @field_validator("collections")
    @classmethod
    def _names_are_plain(cls, value: str) -> str:
        if not PREFIX.fullmatch(value):
            raise ValueError(f"{value!r} is no beginning of a name: use lower-case letters, digits and hyphens")
        return value

    def collection(self, audience: str, locale: str) -> str:
        """The name under which an edition is searched."""
        return f"{self.collections}-{audience}-{locale.lower()}"
