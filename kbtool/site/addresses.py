"""Where things live: the address of every page and file, and what a link in an article leads to."""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from kbtool.content.files.collisions import article_key
from kbtool.content.own_sites import OwnSite, find_own_site

ID_SCHEME = "kb"
PLAIN = re.compile("[A-Za-z0-9_.~/-]*")
"""Paths that need no encoding (RFC 3986, 2.3)."""
EXTERNAL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def page_url(prefix: str, key: str) -> str:
    """The address of a page, percent-encoded: prefix `zh/` and key `billing/refunds` → `zh/billing/refunds/`."""
    return prefix + (f"{quoted(key)}/" if key else "")


class PageUrls(dict[str, str]):
    """Key of a page → its address, as `page_url` gives it: navigation, lists and links name each page many times."""

    def __init__(self, prefix: str, keys: Sequence[str]) -> None:
        """`keys` are those that are asked for anyway; the address of any other is found when somebody asks."""
        self._prefix = prefix
        if PLAIN.fullmatch("".join(keys)):
            self.update({key: f"{prefix}{key}/" for key in keys if key})

    def __missing__(self, key: str) -> str:
        url = self[key] = page_url(self._prefix, key)
        return url


def quoted(path: str) -> str:
    """As `quote` writes it, which takes its time over each of ten thousand paths that stay as they are."""
    return path if PLAIN.fullmatch(path) else quote(path)


def destination(url: str) -> str:
    """The file a page is written to, from its address: `a%20b/` → `a b/index.html`."""
    path = unquote(url) if "%" in url else url
    return f"{path}index.html" if url.endswith("/") or not url else path


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
    former: Mapping[str, str] = field(default_factory=dict)
    """Former address, `zh/old/` or `zh/old/#part`, decoded → where it leads now: an address, or another site's."""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    """Folder of a language in lower case → the start of its addresses."""

    def resolve(self, url: str, source: str, locale: str) -> str | None:
        """The target of a link found in the file `source` (path below docs_dir).

        Returns the link unchanged where it leads out of the site or stays on the page, an address from the audience's
        root with a leading slash where it leads to a page or file, None where there is nothing. An absolute address of
        one of our own sites leads nowhere unless the edition has what is there.
        """
        if url.startswith("#"):
            return url
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        if parts.scheme == ID_SCHEME:
            return self._link(self.ids.get((locale, parts.path)), parts.query, parts.fragment)
        if parts.scheme or parts.netloc:
            return url if parts.scheme.lower() in EXTERNAL_SCHEMES and not self._is_nothing_of_ours(url) else None
        if not parts.path:
            return url
        path = unquote(parts.path)
        target = self._target(path, source)
        if target is None and self.former:
            return _with_tail(self._moved(path, source, parts.fragment), parts.query)
        return self._link(target, parts.query, parts.fragment)

    def _link(self, page: str | None, query: str, fragment: str) -> str | None:
        """A page, or where the part of it went that the fragment names."""
        goal = None if page is None else self.former.get(f"{unquote(page)}#{unquote(fragment)}")
        return _with_tail(goal or _with_fragment(page, fragment), query)

    def _is_nothing_of_ours(self, url: str) -> bool:
        """Whether an address leads to one of our sites, and there to what the edition does not have."""
        found = find_own_site(url, self.sites)
        return found is not None and not (
            found[0].is_open and (self._page_at(found[1]) is not None or self._former_at(found[1], ""))
        )

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
        """The page at a published address."""
        return self._page_at(self._below(path, source))

    def _below(self, path: str, source: str) -> str:
        """The address below the root that a path names, absolute on the host or relative to the page."""
        if path.startswith("/"):
            return path.removeprefix(self.base) if path.startswith(self.base) else path.lstrip("/")
        page = unquote(self.sources.get(source, ""))
        return posixpath.normpath(posixpath.join("/", page, path)).lstrip("/")

    def _moved(self, path: str, source: str, fragment: str) -> str | None:
        """Where the page is now that had the address, or was the file."""
        places = [self._below(path, source)]
        for name in self._candidates(path, source):
            folder, _, rest = name.partition("/")
            if folder.lower() in self.prefixes:
                places.append(f"{self.prefixes[folder.lower()]}{article_key(rest)}/")
        return next(filter(None, (self._former_at(place, fragment) for place in places)), None)

    def _former_at(self, below: str, fragment: str) -> str | None:
        """The goal of a former address; its own fragment goes before that of the link."""
        for form in (below, f"{below.rstrip('/')}/", below.removesuffix("index.html")):
            if part := self.former.get(f"{form}#{unquote(fragment)}"):
                return part
            if goal := self.former.get(form):
                return goal if "#" in goal else _with_fragment(goal, fragment)
        return None

    def _page_at(self, below: str) -> str | None:
        """The page or file at an address below the root of the site, decoded."""
        for candidate in (below, f"{below.rstrip('/')}/", below.removesuffix("index.html")):
            if candidate.lstrip("/") in self.known:
                return quote(candidate.lstrip("/"))
        return None


def _with_fragment(address: str | None, fragment: str) -> str | None:
    return address if address is None or not fragment else f"{address}#{fragment}"


def _with_tail(goal: str | None, query: str) -> str | None:
    """The goal as a link, from the audience's root unless it is another site's; a query stands before the fragment."""
    if goal is None:
        return None
    page, mark, fragment = goal.partition("#")
    start = "" if page.startswith(("http://", "https://")) else "/"
    return f"{start}{page}" + (f"?{query}" if query else "") + mark + fragment
