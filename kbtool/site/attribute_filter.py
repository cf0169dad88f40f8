"""Decides over each attribute of an article's HTML: keep, change, drop."""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from kbtool.content.markdown.srcset import read_srcset
from kbtool.site.allowed_html import ENUMERATED, LINK_TYPES, SCHEMES

Resolve = Callable[[str, str], str | None]
"""(attribute, address as written) → the address to use, or None for none."""

GENERATED_ID = re.compile(r"__(?:span|codelineno)-\d{1,9}-\d{1,9}")
"""Lines of code that can be linked to."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TAB_GROUP = re.compile(r"__tabbed_\d{1,9}(?:_\d{1,9})?")
TEXT_ALIGN = re.compile(r"(?:^|;)\s*text-align\s*:\s*(left|right|center|start|end|justify)\s*(?:;|$)", re.IGNORECASE)
LENGTH = re.compile(r"\d{1,5}(?:\.\d{1,3})?(?:px|em|ex|%)?")
PAINT = re.compile(r"[\w#., %-]*|(?:rgb|rgba|hsl|hsla)\([\d., %]*\)", re.IGNORECASE)
IGNORED_IN_URLS = re.compile(r"[\x00-\x20]+")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
OWN_CLASSES = ("md-", "kb-", "is-")
"""Classes of the base theme and of our templates: text must not pass for the page's own controls."""
BUTTONS = frozenset({"md-button", "md-button--primary"})
ADDRESSES = frozenset({"href", "src", "poster", "srcset"})
LOCAL_ONLY = frozenset({"video", "audio", "source", "track"})


class AttributeFilter:
    """The same for all pages that reserve the same and embed the same."""

    def __init__(
        self, *, reserved_ids: frozenset[str], reserved_classes: frozenset[str], embeds: frozenset[str]
    ) -> None:
        self.reserved_ids, self.reserved_classes, self.embeds = reserved_ids, reserved_classes, embeds

    def __call__(self, element: str, name: str, value: str, resolve: Resolve) -> str | None:
        """The value to write, or None to drop the attribute. Only ADDRESSES are asked of `resolve`."""
        if name == "class":
            return self._free_classes(value)
        if name in ("href", "src", "poster"):
            return self._frame(value) if element == "iframe" else _url(element, name, value, resolve)
        if name == "srcset":
            return _srcset(element, value, resolve)
        if name in ("id", "for", "name"):
            return self._id(element, name, value)
        if name in ENUMERATED:
            return value.lower() if value.lower() in ENUMERATED[name] else None
        return _plain_value(element, name, value)

    def _frame(self, value: str) -> str | None:
        try:
            parts = urlsplit(value.strip())
        except ValueError:
            return None
        return value.strip() if parts.scheme == "https" and parts.netloc in self.embeds else None

    def _id(self, element: str, name: str, value: str) -> str | None:
        """Ids that scripts and templates rely on stay theirs; what starts with `__` is for tabs and lines of code, and
        for headings such as `__init__`."""
        if value in self.reserved_ids:
            return None
        if value.startswith("__"):
            tab, line = TAB_GROUP.fullmatch(value), GENERATED_ID.fullmatch(value)
            is_tab = (element == "input" or name == "for") and tab
            is_line = element in ("a", "span") and line
            is_heading = element in HEADINGS and not tab and not line
            return value if is_tab or is_line or is_heading else None
        return value

    @cached_property
    def _free_classes(self) -> Callable[[str], str | None]:
        return lru_cache(maxsize=1024)(self._classes)

    def _classes(self, value: str) -> str | None:
        return " ".join(name for name in value.split() if self._is_free_class(name)) or None

    def _is_free_class(self, name: str) -> bool:
        return name in BUTTONS or not (name in self.reserved_classes or name.startswith(OWN_CLASSES))


def _url(element: str, name: str, value: str, resolve: Resolve) -> str | None:
    url = resolve(name, value.strip())
    if url is None or url.startswith("#"):  # a place on the page
        return url
    scheme = SCHEME.match(IGNORED_IN_URLS.sub("", url))
    if scheme and scheme[1].lower() not in SCHEMES:
        return None
    is_remote = scheme is not None or url.lstrip().startswith(("//", "\\", "/\\"))
    return None if is_remote and element in LOCAL_ONLY else url


def _srcset(element: str, value: str, resolve: Resolve) -> str | None:
    kept = []
    for candidate in read_srcset(value):
        url = _url(element, "srcset", candidate.url, resolve)
        if url:
            kept.append(f"{url.replace(' ', '%20')} {candidate.descriptor}".strip())
    return ", ".join(kept) or None


def _plain_value(element: str, name: str, value: str) -> str | None:
    if name == "style":
        align = TEXT_ALIGN.search(value)
        return f"text-align:{align[1].lower()}" if align else None
    if name == "rel":
        return " ".join(kind for kind in value.lower().split() if kind in LINK_TYPES) or None
    if name in ("width", "height"):
        return value if LENGTH.fullmatch(value) else None
    if name in ("fill", "stroke"):
        return value if PAINT.fullmatch(value) else None
    return value
