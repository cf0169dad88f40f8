"""The page at a former address, for hosts that know no rules: it leads on at once, also without JavaScript.

A refresh after no time counts as a permanent redirect for search engines (Google, "Redirects and Google Search"), and
is no hindrance for readers (WCAG 2.2, technique H76).
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Final

from msgspec import Struct

from kbtool.site.addresses import root_of
from kbtool.site.redirects.former import EXTERNAL, Former, Parts, link, without_fragment

SCRIPT: Final = files("kbtool.site.redirects").joinpath("redirect.js").read_bytes()
SCRIPT_URL: Final = f"assets/redirect-{sha256(SCRIPT).hexdigest()[:12]}.js"
"""Below the audience's root."""


class Surroundings(Struct, frozen=True):
    """What all such pages of an edition share."""

    base: str
    """Path of the site on its host, with slashes at both ends."""
    host: str
    """The site's absolute address; empty where it has none."""
    language: str
    direction: str
    policy: str
    """The Content-Security-Policy that pages carry."""
    text: str
    """Stands before the link."""
    noindex: bool


def stub(former: Former, path: str, site: Surroundings) -> bytes:
    """The page to write to `path` below the audience's root."""
    return "\n".join([*_lines(former, path, site), ""]).encode()


def _lines(former: Former, path: str, site: Surroundings) -> Iterator[str]:
    goal, title = escape(link(former.goal, site.base)), escape(former.title)
    yield "<!doctype html>"
    yield f'<html lang="{escape(site.language)}" dir="{site.direction}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(site.policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    if site.noindex:
        yield '<meta name="robots" content="noindex">'
    elif canonical := _canonical(former, site):
        yield f'<link rel="canonical" href="{escape(canonical)}">'
    yield f'<meta http-equiv="refresh" content="0; url={goal}">'
    yield f'<script src="{root_of(path)}{SCRIPT_URL}" data-goal="{goal}"{_parts(former, site)}></script>'
    yield "</head>"
    yield "<body>"
    yield f"<main><h1>{title}</h1>"
    yield f'<p>{escape(site.text)} <a href="{goal}">{title}</a></p></main>'
    yield "</body>"
    yield "</html>"


def _canonical(former: Former, site: Surroundings) -> str:
    page = without_fragment(former.goal)
    if page.startswith(EXTERNAL):
        return page
    return f"{site.host}{page}" if site.host else ""


def _parts(former: Former, site: Surroundings) -> str:
    if not former.parts:
        return ""
    return f' data-parts="{escape(parts_json(former.parts, site.base))}"'


def parts_json(parts: Parts, base: str) -> str:
    """Fragment → link, as a script reads it."""
    return json.dumps({name: link(goal, base) for name, goal in parts}, ensure_ascii=False, separators=(",", ":"))
