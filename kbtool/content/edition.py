"""An edition: what one audience reads in one language."""

from msgspec import Struct


class Edition(Struct, frozen=True, order=True):
    """One site: an audience and a language."""

    audience: str
    language: str

    def __str__(self) -> str:
        return f"{self.audience}/{self.language}"
