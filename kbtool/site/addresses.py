"""Where things live: the address of every page and file, and what a link in an article leads to."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from kbtool.content.own_sites import OwnSite, find_own_site

ID_SCHEME = "kb"
EXTERNAL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def page_url(prefix: str, key: str) -> str:
    """The address of a page, percent-encoded: prefix `zh/` and key `billing/refunds` → `zh/billing/refunds/`."""
    return prefix + (f"{quote(key)}/" if key else "")


def destination(url: str) -> str:
    """The file a page is written to, from its address: `a%20b/` → `a b/index.html`."""
    return f"{unquote(url)}index.html" if url.endswith("/") or not url else unquote(url)


def root_of(url: str) -> str:
    """What leads from the page at `url` to the root: `./` or `../` for each folder."""
    return "../" * url.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everything a link may lead to in the sites of one audience."""

    sources: Mapping[str, str]
    """Path below docs_dir (`en/billing/refunds.md`, `en/img/a.png`) → address."""
    ids: Mapping[tuple[str, str], str]
    """(locale, article id) → address."""
    known: frozenset[str]
    """All addresses, unquoted."""
    base: str
    """Path of the site on its host, with slashes at both ends: `/` or `/help/`."""
    sites: tuple[OwnSite, ...] = ()
    """The sites of all audiences: an absolute address may lead there too."""

    def resolve(self, url: str, source: str, locale: str) -> str | None:
        """The target of a link found in the file `source` (path below docs_dir).

        Returns the link unchanged where it leads out of the site or stays on the page, an address from the audience's
        root with a leading slash where it leads to a page or file, None where there is nothing. An absolute address of
        one of our own sites leads nowhere unless the edition has what is there.
        """
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        if parts.scheme == ID_SCHEME:
            return _with_tail(self.ids.get((locale, parts.path)), parts.query, parts.fragment)
        if parts.scheme or parts.netloc:
            return url if parts.scheme.lower() in EXTERNAL_SCHEMES and not self._is_nothing_of_ours(url) else None
        if not parts.path:
            return url
        return _with_tail(self._target(unquote(parts.path), source), parts.query, parts.fragment)

    def _is_nothing_of_ours(self, url: str) -> bool:
        """Whether an address leads to one of our sites, and there to what the edition does not have."""
        found = find_own_site(url, self.sites)
        return found is not None and not (found[0].is_open and self._page_at(found[1]) is not None)

    def _target(self, path: str, source: str) -> str | None:
        for candidate in self._candidates(path, source):
            if candidate in self.sources:
                return self.sources[candidate]
        return self._published(path, source)

    def _candidates(self, path: str, source: str) -> Iterable[str]:
        if path.startswith("/"):
            language = source.partition("/")[0]
            names = [posixpath.normpath(path.lstrip("/")), posixpath.normpath(f"{language}/{path.lstrip('/')}")]
        else:
            names = [posixpath.normpath(posixpath.join(posixpath.dirname(source), path))]
        for name in names:
            if name.startswith("../"):
                continue
            yield name
            if not posixpath.splitext(name)[1] or path.endswith("/"):
                yield from (f"{name}.md", f"{name}/index.md", f"{name}/README.md", f"{name}/_index.md")

    def _published(self, path: str, source: str) -> str | None:
        """The page at a published address, absolute on the host or relative to the page."""
        if path.startswith("/"):
            below = path.removeprefix(self.base) if path.startswith(self.base) else path.lstrip("/")
        else:
            page = unquote(self.sources.get(source, ""))
            below = posixpath.normpath(posixpath.join("/", page, path)).lstrip("/")
        return self._page_at(below)

    def _page_at(self, below: str) -> str | None:
        """The page or file at an address below the root of the site, decoded."""
        for candidate in (below, f"{below.rstrip('/')}/", below.removesuffix("index.html")):
            if candidate.lstrip("/") in self.known:
                return quote(candidate.lstrip("/"))
        return None


def _with_tail(url: str | None, query: str, fragment: str) -> str | None:
    if url is None:
        return None
    return f"/{url}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
