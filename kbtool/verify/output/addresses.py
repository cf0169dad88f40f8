"""What an address leads to: a file of the site, or something outside."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
INDEX = "index.html"
UP = "../"


@dataclass(frozen=True)
class Addresses:
    """The addresses of one site."""

    base: str
    """Where it is published, with a slash at the end; empty where nobody has said so."""

    @cached_property
    def root(self) -> str:
        """The path of the site on its host: `/` or `/help/`."""
        return urlsplit(self.base).path or "/"

    @cached_property
    def host(self) -> str:
        """`help.example.com`, with its port."""
        return urlsplit(self.base).netloc

    def address(self, path: str) -> str:
        """The absolute address of a file: `zh/a b/index.html` → `https://help.example.com/zh/a%20b/`."""
        return self.base + quote(path.removesuffix(INDEX) if f"/{path}".endswith(f"/{INDEX}") else path)

    def absolute_path(self, address: str) -> str | None:
        """The file at an absolute address of this site; None for any other address."""
        if not self.base or not address.startswith(self.base):
            return None
        return file_at(address[len(self.base) :])

    def resolved(self, page: str, link: str) -> str | None:
        """What a link in the file `page` leads to: a file, with `#fragment` behind it where it has one.

        None for what is outside (RFC 3986, 5.2; nothing but the paths of one site). It is called for every link of
        every page, so the parts are cut by hand.
        """
        folder = page[: page.rfind("/") + 1]
        if not link.startswith("../"):  # as most of them do
            link = link.strip()
            if not link or link[0] in "#?":
                name = unquote(link.partition("#")[2])
                return f"{page}#{name}" if name else page
            if SCHEME.match(link):
                if not self.base or not link.startswith(self.base):
                    return None
                link, folder = link[len(self.base) :], ""
            elif link.startswith("/"):
                if not link.startswith(self.root):
                    return None
                link, folder = link[len(self.root) :], ""
        below, _, fragment = link.partition("#")
        found = file_at(_joined(folder, below.partition("?")[0]))
        return f"{found}#{unquote(fragment)}" if fragment else found


def file_at(below: str) -> str:
    """The file that answers for an address below the root: `zh/a%20b/?x#y` → `zh/a b/index.html`."""
    path = below.partition("#")[0].partition("?")[0]
    if "%" in path:
        path = unquote(path)
    return path + INDEX if not path or path.endswith("/") else path


def _joined(folder: str, below: str) -> str:
    """A relative path from a folder, without dots at its start: (`a/b/`, `../c/`) → `a/c/`."""
    at = 0
    while below.startswith(UP, at):
        at += len(UP)
        folder = folder[: folder.rfind("/", 0, -1) + 1]
    rest = below[at:]
    if rest.startswith("./"):
        return _joined(folder, rest[2:])
    if rest == "..":
        return folder[: folder.rfind("/", 0, -1) + 1]
    return folder if rest == "." else folder + rest
