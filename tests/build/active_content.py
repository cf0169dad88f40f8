"""What runs, asks or leads away in a page that should do nothing of the kind."""

import json
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
OWN_REDIRECT = re.compile(r"(?:\.\./|\./|/)*assets/redirect-[0-9a-f]{12}\.js")
OWN_GOAL = re.compile(r"(?:https://help\.example\.com)?/(?![/\\])[^\s\\]*")
"""A path from the root of the host, or the same with the address that all test bases have."""
DATA = {"type": "application/ld+json"}
OWN_EQUIVALENT = "Content-Security-Policy"
SAFE_STYLE = re.compile(r"text-align: ?(?:left|right|center|start|end|justify);?")


def active_content(page: Element) -> list[str]:
    """One line for each thing in the page that is not the theme's own and could act; empty for a quiet page."""
    goal = redirect_goal(page)
    return [problem for element in page.walk() for problem in _problems(element, goal)]


def redirect_goal(page: Element) -> str:
    """Where the page leads on by itself: to the own site, at once, with the own script; empty for all other pages."""
    refreshes = page.all("meta", **{"http-equiv": "refresh"})
    scripts = page.all("script")
    if len(refreshes) != 1 or len(scripts) != 1 or scripts[0].children:
        return ""
    words = scripts[0].attributes
    goal = words.get("data-goal", "")
    goals = [goal, *_parts(words.get("data-parts", "{}"))]
    is_own = OWN_REDIRECT.fullmatch(words.get("src", "")) and all(map(OWN_GOAL.fullmatch, goals))
    return goal if is_own and refreshes[0].attributes.get("content") == f"0; url={goal}" else ""


def _parts(text: str) -> list[str]:
    """The goals of single parts; one that is nobody's where they cannot be read."""
    try:
        return list(map(str, json.loads(text).values()))
    except (ValueError, AttributeError):
        return [""]


def _problems(element: Element, goal: str) -> Iterator[str]:
    if element.name in FORBIDDEN:
        yield f"<{element.name}>"
    if element.name == "script" and not (goal or _is_own_script(element) or _is_data(element)):
        yield f"a script: {element.attributes} {element.text[:60]}"
    if element.name == "form" and element.attributes.get("role") != "search":
        yield "a form"
    equivalent = element.attributes.get("http-equiv", OWN_EQUIVALENT)
    if element.name == "meta" and equivalent != OWN_EQUIVALENT and not (goal and equivalent == "refresh"):
        yield f"meta {equivalent}"
    for name, value in element.attributes.items():
        if name.startswith("on") or name == "srcdoc":
            yield f"{name}={value[:60]}"
        if name == "style" and not SAFE_STYLE.fullmatch(value):
            yield f"style={value[:60]}"
        if name in ADDRESSES and _scheme(value) not in SCHEMES:
            yield f"{name}={value[:60]}"


def _is_own_script(element: Element) -> bool:
    return not element.children and bool(OWN_SCRIPT.fullmatch(element.attributes.get("src", "")))


def _is_data(element: Element) -> bool:
    """Whether the script is none: data of another type, which no browser runs, and which nothing can end early."""
    try:
        json.loads(element.text)
    except ValueError:
        return False
    return element.attributes == DATA and "<" not in element.text


def _scheme(address: str) -> str:
    """The scheme as a browser reads it, which skips blanks and control characters."""
    try:
        return urlsplit(IGNORED_BY_BROWSERS.sub("", address)).scheme.lower()
    except ValueError:  # an impossible host, such as `http://[`
        return "broken"
