"""What may stay of one tag of an article: its attributes, its addresses, or nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kbtool.site.allowed_html import (
    ATTRIBUTES,
    READ_SCHEMES,
    RELATIONS,
    RESERVED_CLASSES,
    ROLES,
    VALUES,
    WRITTEN_SCHEMES,
)
from kbtool.site.html_tags import Tag

Target: TypeAlias = Callable[[str, str], str | None]
"""(attribute, url) → the address to use, or None."""

_URLS = frozenset({"href", "src", "poster"})
_LOCAL = frozenset({"video", "audio", "source", "track"})
_UNSEEN = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_DESCRIPTOR = re.compile(r"\d+w|\d+(?:\.\d+)?x")
_FRAME = re.compile(r"https://([a-z0-9.-]+)(?:[/?#][^\\\s]*)?")
_GENERATED_ID = re.compile(r"__tabbed_\d+_\d+|__(?:span|codelineno)-\d+-\d+")
_TABS = re.compile(r"__tabbed_\d+")
_ALIGNMENT = re.compile(r"\s*text-align\s*:\s*(left|right|center|start|end|justify)\s*;?\s*")


@dataclass(frozen=True, slots=True)
class TagRules:
    """The rules for one page."""

    target: Target
    reserved_ids: frozenset[str]
    embeds: frozenset[str]

    def kept(self, tag: Tag) -> Tag | None:
        """The tag with what may stay of it, or None if it must go."""
        allowed = ATTRIBUTES.get(tag.name, frozenset())
        attributes = {}
        for name, value in tag.attributes.items():
            if name in allowed or name in ATTRIBUTES["*"]:
                found = self._value(tag, name, value)
                if found is not None:
                    attributes[name] = found
        whole = self._whole(tag.name, attributes)
        return None if whole is None else Tag(tag.name, whole)

    def _value(self, tag: Tag, name: str, value: str) -> str | None:
        if name in _URLS:
            return self._address(tag, name, value)
        if name == "srcset":
            return self._source_set(tag, value)
        if name == "class":
            return " ".join(part for part in value.split() if _is_free_class(part)) or None
        if name in {"id", "for"}:
            return value if self._is_free_id(value) else None
        if name == "style":
            match = _ALIGNMENT.fullmatch(value)
            return f"text-align:{match[1]}" if match else None
        if name in {"role", "rel"}:
            words = ROLES if name == "role" else RELATIONS
            return " ".join(part for part in value.split() if part in words) or None
        if name in VALUES:
            return value if VALUES[name].fullmatch(value) else None
        return value

    def _is_free_id(self, value: str) -> bool:
        if not value or _UNSEEN.search(value) or value.startswith("kb-") or value in self.reserved_ids:
            return False
        return not value.startswith("__") or _GENERATED_ID.fullmatch(value) is not None

    def _address(self, tag: Tag, attribute: str, url: str) -> str | None:
        if not _has_scheme_of(url, READ_SCHEMES):
            return None
        found = self.target(attribute, url)
        if found is None or not _has_scheme_of(found, WRITTEN_SCHEMES):
            return None
        if tag.name == "iframe":
            match = _FRAME.fullmatch(found)
            return found if match and match[1] in self.embeds else None
        if tag.name in _LOCAL and _ABSOLUTE.match(_UNSEEN.sub("", found)):
            return None
        return found

    def _source_set(self, tag: Tag, value: str) -> str | None:
        kept = []
        for candidate in value.split(","):
            url, _, descriptor = " ".join(candidate.split()).partition(" ")
            if not url or (descriptor and not _DESCRIPTOR.fullmatch(descriptor)):
                continue
            found = self._address(tag, "srcset", url)
            if found and "," not in found and not _UNSEEN.search(found):
                kept.append(f"{found} {descriptor}".rstrip())
        return ", ".join(kept) or None

    def _whole(self, name: str, attributes: dict[str, str]) -> dict[str, str] | None:
        """The attributes as they go together, or None if the element is nothing without those it lost."""
        if name == "a":
            return self._link(attributes)
        if name == "input":
            return _control(attributes)
        if name in {"img", "iframe", "track"} and "src" not in attributes:
            return None
        if name == "source" and not attributes.keys() & {"src", "srcset"}:
            return None
        return attributes

    def _link(self, attributes: dict[str, str]) -> dict[str, str]:
        name = attributes.pop("name", "")
        if "id" not in attributes and self._is_free_id(name):
            attributes["id"] = name  # the old way to mark a place in a page
        if "href" not in attributes:
            return {key: value for key, value in attributes.items() if key in {"id", "lang", "dir"}}
        if "target" in attributes and "noopener" not in attributes.get("rel", "").split():
            attributes["rel"] = f"{attributes.get('rel', '')} noopener".strip()
        return attributes


def _control(attributes: dict[str, str]) -> dict[str, str] | None:
    """The check box of a task list or the radio button of a tab; no other form control."""
    name = attributes.pop("name", "")
    if attributes.get("type") == "checkbox" and "disabled" in attributes:
        return attributes
    attributes.pop("disabled", None)
    if attributes.get("type") == "radio" and "id" in attributes and _TABS.fullmatch(name):
        return {**attributes, "name": name}
    return None


def _is_free_class(name: str) -> bool:
    return name not in RESERVED_CLASSES and not name.startswith(("kb-", "is-"))


def _has_scheme_of(url: str, schemes: frozenset[str]) -> bool:
    """Whether the URL has no scheme or one of these; browsers ignore white space and control characters in it."""
    match = _SCHEME.match(_UNSEEN.sub("", url))
    return match is None or match[1].lower() in schemes
