"""Who is named to the readers of a site, and who is not: owners.yml, front matter, Git."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kbtool.verify.fingerprints.secret import Kind, Origin, Secret
from kbtool.verify.fingerprints.text import Text
from kbtool.verify.sources.front_matter import texts_in
from kbtool.verify.sources.repository import Article, Repository

SHOWN_TO_ALL = ("owner", "authors")
SHOWN_INSIDE = (*SHOWN_TO_ALL, "reviewers", "experts", "reviewed")
"""What a narrower audience may see of an article."""
NOWHERE = "which is published nowhere"


class People:
    """The people of a base, as one audience may know them."""

    def __init__(self, repository: Repository, articles: Sequence[Article], audience: str) -> None:
        self.repository = repository
        self.audience = audience
        settings = repository.configuration.settings
        self.fields = SHOWN_TO_ALL if audience == settings.widest else SHOWN_INSIDE
        data = repository.data.get("owners")
        self.owners: dict[str, Any] = data if isinstance(data, dict) else {}
        self.shown = {*texts_in(settings.defaults.get("owner"))}
        for article in articles:
            self.shown.update(self._named(article.values))
        for article in repository.articles:  # an index hands down its values even where it is a draft itself
            defaults = article.values.get("defaults")
            self.shown.update(self._named(defaults if isinstance(defaults, dict) else {}))

    def _named(self, values: dict[str, Any]) -> Iterator[str]:
        for name in self.fields:
            yield from texts_in(values.get(name))

    def allowed(self) -> Iterator[str]:
        """What may be said of those who are shown."""
        yield from self.shown
        for key in self.shown:
            entry = self.owners.get(key)
            if isinstance(entry, dict):
                shown = ("name", "url") if self.fields == SHOWN_TO_ALL else tuple(entry)
                yield from (text for name in shown for text in texts_in(entry.get(name)))

    def secrets(self) -> Iterator[Secret]:
        """All else that is known about people."""
        docs = self.repository.configuration.docs_name
        unnamed = Origin(f"{docs}/_data/owners.yml", f"whom no article for {self.audience} names")
        private = Origin(f"{docs}/_data/owners.yml", NOWHERE)
        for key, entry in self.owners.items():
            is_shown = key in self.shown
            origin = private if is_shown else unnamed
            texts = texts_in(entry) if not is_shown or not isinstance(entry, dict) else _contacts(entry)
            yield from _names(texts if is_shown else [str(key), *texts], origin)
        for article in self.repository.articles:
            named = [text for name in SHOWN_INSIDE for text in texts_in(article.values.get(name))]
            own = Origin(article.path, f"whom no article for {self.audience} names")
            yield from _names([text for text in named if text not in self.shown], own)

    def commits(self, allowed_paths: Iterable[str]) -> tuple[list[str], list[Secret]]:
        """(people who changed what the audience sees, what is known of commits that changed nothing of it)."""
        allowed = frozenset(allowed_paths)
        open_people: set[str] = set()
        secrets: list[Secret] = []
        for commit in self.repository.history.commits:
            if any(path in allowed for path in commit.paths):
                open_people.update(commit.people)
                continue
            where = commit.paths[0] if commit.paths else "."
            origin = Origin(f"the history of {where}", NOWHERE)
            secrets += _names(commit.people, origin)
            secrets.append(Secret(Kind.NOTE, Text.of(commit.message), origin))
        return sorted(open_people), secrets


def _contacts(entry: dict[str, Any]) -> list[str]:
    return [text for name in entry if name not in ("name", "url", "team", "active") for text in texts_in(entry[name])]


def _names(texts: Iterable[str], origin: Origin) -> Iterator[Secret]:
    return (Secret(Kind.NAME, Text.of(text), origin) for text in texts if text)
