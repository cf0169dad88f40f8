"""What runs, asks or leads away in a page that should do nothing of the kind."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.build.html_tree import Element

FORBIDDEN = frozenset(
    {
        *("applet", "base", "embed", "frame", "frameset", "iframe", "math", "noembed", "noframes", "object", "portal"),
        *("plaintext", "style", "template", "textarea", "xmp"),
        *("animate", "animatemotion", "animatetransform", "foreignobject", "image", "set", "use"),
    }
)
ADDRESSES = frozenset(
    {"action", "background", "cite", "data", "formaction", "href", "longdesc", "ping", "poster", "src", "xlink:href"}
)
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
OWN_SCRIPT = re.compile(r"(?:\.\./|\./|/)*assets/(?:scheme|kbtool|search|diagrams)\.[0-9a-f]{10}\.js")
OWN_EQUIVALENT = "Content-Security-Policy"
SAFE_STYLE = re.compile(r"text-align: ?(?:left|right|center|start|end|justify);?")


def active_content(page: Element) -> list[str]:
    """One line for each thing in the page that is not the theme's own and could act; empty for a quiet page."""
    return [problem for element in page.walk() for problem in _problems(element)]


def _problems(element: Element) -> Iterator[str]:
    if element.name in FORBIDDEN:
        yield f"<{element.name}>"
    if element.name == "script" and (element.children or not OWN_SCRIPT.fullmatch(element.attributes.get("src", ""))):
        yield f"a script: {element.attributes} {element.text[:60]}"
    if element.name == "form" and element.attributes.get("role") != "search":
        yield "a form"
    if element.name == "meta" and element.attributes.get("http-equiv", OWN_EQUIVALENT) != OWN_EQUIVALENT:
        yield f"meta {element.attributes['http-equiv']}"
    for name, value in element.attributes.items():
        if name.startswith("on") or name == "srcdoc":
            yield f"{name}={value[:60]}"
        if name == "style" and not SAFE_STYLE.fullmatch(value):
            yield f"style={value[:60]}"
        if name in ADDRESSES and _scheme(value) not in SCHEMES:
            yield f"{name}={value[:60]}"


def _scheme(address: str) -> str:
    """The scheme as a browser reads it, which skips blanks and control characters."""
    try:
        return urlsplit(IGNORED_BY_BROWSERS.sub("", address)).scheme.lower()
    except ValueError:  # an impossible host, such as `http://[`
        return "broken"
