"""What the readers of one audience's site may see, and what they must not find."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kbtool.verify.fingerprints.secret import Kind, Origin, Secret
from kbtool.verify.fingerprints.text import Text
from kbtool.verify.fingerprints.tokens import GAP
from kbtool.verify.sources.asset import Asset
from kbtool.verify.sources.fields import ADDRESSES, NAMES, PUBLISHED, TITLES
from kbtool.verify.sources.front_matter import texts_in
from kbtool.verify.sources.people import NOWHERE, People
from kbtool.verify.sources.redirects import key_of, last_goal
from kbtool.verify.sources.repository import Article, Repository, articles_for, block_is_open, may_read

HOST_FILES = ("_headers", "_redirects")
"""Files of every site, whose names those of `_data` resemble."""


@dataclass
class Restricted:
    """Filled by `find_restricted`."""

    audience: str
    secrets: list[Secret] = field(default_factory=list)
    allowed: list[Text] = field(default_factory=list)
    digests: dict[str, Origin] = field(default_factory=dict)
    """SHA-256 of a file that must not be there."""
    allowed_digests: set[str] = field(default_factory=set)

    def allow(self, *texts: str) -> None:
        """Texts that the readers may see."""
        self.allowed.append(Text.of(GAP.join(texts)))

    def add(self, kind: Kind, text: str, origin: Origin) -> None:
        """A text that they must not find."""
        self.secrets.append(Secret(kind, Text.of(text), origin))


def find_restricted(repository: Repository, audience: str) -> Restricted:
    """Everything about one audience. The secrets include what the allowed texts also hold."""
    finder = _Finder(repository, audience)
    finder.articles()
    finder.assets()
    finder.tags()
    finder.redirects()
    finder.people_and_history()
    finder.settings()
    return finder.found


class _Finder:
    def __init__(self, repository: Repository, audience: str) -> None:
        self.repository = repository
        self.configuration = repository.configuration
        self.order = repository.configuration.settings.audiences
        self.audience = audience
        self.visible = list(articles_for(repository, audience))
        self.paths = {article.path for article in self.visible}
        self.found = Restricted(audience)

    def articles(self) -> None:
        for article in self.repository.articles:
            origin = Origin(article.path, article.permission.readers)
            if article.path not in self.paths:
                self._closed(article, origin)
            elif article.permission.is_archived:
                self.found.allow(article.key, *self._of(article, *TITLES))
                self._texts(article, Origin(article.path, "which nobody may read: it is archived"))
            else:
                self._open(article)

    def _of(self, article: Article, *names: str) -> list[str]:
        return [text for name in names for text in texts_in(article.values.get(name))]

    def _open(self, article: Article) -> None:
        self.found.allow(article.path, article.key, *self._of(article, *(PUBLISHED & article.values.keys())))
        for block, text in article.parts:
            if block_is_open(block, self.audience, self.order):
                self.found.allowed += (text, text.in_one())
            else:
                self.found.secrets.append(Secret(Kind.TEXT, text, Origin(article.path, f"which only {block} may read")))
        for comment in article.comments:
            self.found.secrets.append(Secret(Kind.NOTE, comment, Origin(article.path, NOWHERE)))
        for name in article.values.keys() - PUBLISHED - NAMES:
            for value in texts_in(article.values[name]):
                self.found.add(Kind.NOTE, value, Origin(article.path, NOWHERE))

    def _closed(self, article: Article, origin: Origin) -> None:
        for text in self._of(article, *TITLES):
            self.found.add(Kind.TITLE, text, origin)
        for text in [
            article.key,
            article.key.rpartition("/")[2],
            *article.key.split("/"),
            *self._of(article, *ADDRESSES),
        ]:
            self.found.add(Kind.ADDRESS, text, origin)
        for text in self._of(article, "tags"):
            self.found.add(Kind.TAG, text, origin)
        for name in article.values.keys() - {*TITLES, *ADDRESSES, *NAMES, "tags"}:
            self.found.add(Kind.TEXT, GAP.join(texts_in(article.values[name])), origin)
        self.found.digests[article.digest] = origin
        self._texts(article, origin)

    def _texts(self, article: Article, origin: Origin) -> None:
        self.found.secrets += [Secret(Kind.TEXT, text, origin) for _, text in article.parts]
        self.found.secrets += [Secret(Kind.NOTE, text, origin) for text in article.comments]

    def assets(self) -> None:
        """A file belongs to the articles that use it, as far as its own folder lets them."""
        used = {path for article in self.visible if not article.permission.is_archived for path in article.references}
        used.update(self.configuration.brand_files)
        for asset in self.repository.assets:
            if asset.file.path in used and may_read(asset.permission, self.audience, self.order):
                self.found.allow(asset.path)
                self.found.allowed += asset.texts
                self.found.allowed_digests.update(asset.digests)
            else:
                self._closed_asset(asset)

    def _closed_asset(self, asset: Asset) -> None:
        origin = Origin(asset.path, f"which no article for {self.audience} uses")
        self.found.digests.update(dict.fromkeys(asset.digests, origin))
        name = asset.file.parts[-1].rpartition(".")[0] or asset.file.parts[-1]
        self.found.add(Kind.ADDRESS, name, origin)
        self.found.add(Kind.ADDRESS, "/".join(asset.file.parts[1:]), origin)
        if asset.file.parts[0] != "_data":
            self.found.secrets += [Secret(Kind.TEXT, text, origin) for text in asset.texts]

    def tags(self) -> None:
        data = self.repository.data.get("tags")
        defaults = [article.values.get("defaults") for article in self.repository.articles]
        used = {text for article in self.visible for text in self._of(article, "tags")}
        used.update(text for item in defaults if isinstance(item, dict) for text in texts_in(item.get("tags")))
        for key, entry in (data if isinstance(data, dict) else {}).items():
            if key in used:
                self.found.allow(key, *texts_in(entry))
                continue
            origin = Origin(
                f"{self.configuration.docs_name}/_data/tags.yml", f"which no article for {self.audience} has"
            )
            for text in (key, *texts_in(entry)):
                self.found.add(Kind.TAG if len(text) < 60 else Kind.NOTE, text, origin)

    def redirects(self) -> None:
        self.found.allow(*HOST_FILES)
        data = self.repository.data.get("redirects")
        entries = {key_of(str(old)): str(new) for old, new in data.items()} if isinstance(data, dict) else {}
        pages = self._pages()
        for old in data if isinstance(data, dict) else {}:
            target = last_goal(str(old), entries)
            if "://" in target or self._without_language(key_of(target)) in pages:
                self.found.allow(old, target)
            else:
                path = f"{self.configuration.docs_name}/_data/redirects.yml"
                self.found.add(Kind.ADDRESS, old, Origin(path, f"whose target {self.audience} may not read"))

    def _without_language(self, key: str) -> str:
        first, _, rest = key.partition("/")
        return rest if first in {language.locale.lower() for language in self.configuration.languages} else key

    def _pages(self) -> set[str]:
        """What a redirect may lead to, below a language: articles, the addresses they had, folders, pages made here."""
        known = {article.key for article in self.visible}
        known |= {key_of(text) for article in self.visible for text in self._of(article, "redirect_from")}
        tags = {f"tags/{tag}" for article in self.visible for tag in self._of(article, "tags")}
        folders = {"/".join(key.split("/")[:number]) for key in known for number in range(key.count("/") + 1)}
        return known | folders | tags | {"", "search", "tags"}

    def people_and_history(self) -> None:
        people = People(self.repository, self.visible, self.audience)
        used = {
            asset.file.path for asset in self.repository.assets if self.found.allowed_digests.issuperset(asset.digests)
        }
        docs = f"{self.configuration.docs_name}/"
        paths = used | {path.removeprefix(docs) for path in self.paths}
        names, secrets = people.commits(paths)
        self.found.allow(*names, *people.allowed())
        self.found.secrets += [*people.secrets(), *secrets]

    def settings(self) -> None:
        configuration, settings = self.configuration, self.configuration.settings
        own = configuration.address(self.audience)
        self.found.allow(configuration.site_name, configuration.site_url, own, configuration.edit_url)
        self.found.allow(settings.contact, settings.licence, *settings.embeds, *self._languages())
        for audience in settings.audiences:
            host = urlsplit(settings.hosts.get(audience, "")).netloc
            if host and not may_read_site(audience, self.audience, self.order):
                self.found.add(Kind.HOST, host, Origin(configuration.path.name, f"where {audience} read"))

    def _languages(self) -> Iterable[str]:
        for language in self.configuration.languages:
            yield from (language.name, language.site_name, language.locale)


def may_read_site(audience: str, own: str, order: tuple[str, ...]) -> bool:
    """Whether the site of `own` may link to that of `audience`."""
    return order.index(audience) <= order.index(own)
