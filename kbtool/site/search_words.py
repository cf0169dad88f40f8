"""What the search's interface says and knows in one language: a script that its other scripts read.

It is loaded with them when a reader turns to the search, so that pages need not carry its words.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

from kbtool.site.view import View

SPOKEN = ("search", "contact", "featured")
"""Starts of the ids of messages that the scripts show."""
SPOKEN_ELSEWHERE = (
    "search_for_",
    "search_label",
    "search_placeholder",
    "search_title",
    "search_needs_script",
    "search_more",
    "search_close",
)
"""Starts of the ids of those among them that stand in pages or in the index."""
ESCAPES = str.maketrans({"\u2028": r"\u2028", "\u2029": r"\u2029", "<": r"\u003c"})


def search_words(views: Mapping[str, View], locale: str) -> dict[str, bytes]:
    """Address and path below the audience's root → the script, for the edition of one language."""
    values = json.dumps(_settings(views, views[locale]), ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    script = f"(window.kbSearch=window.kbSearch||{{}}).settings={values};\n".encode()
    return {f"{views[locale].language.prefix}assets/search-words.{sha256(script).hexdigest()[:10]}.js": script}


def _settings(views: Mapping[str, View], view: View) -> dict[str, object]:
    words = view.messages.as_dict()
    return {
        "language": view.language.locale,
        "edition": f"{view.edition.audience}/{view.language.locale}",
        "page": view.url(view.free_key("search")),
        "languages": [_language(other) for other in views.values() if other.articles or other is view],
        "contact": view.configuration.settings.contact,
        "events": view.configuration.settings.search.events,
        **_server(views, view),
        "text": {message: text for message, text in words.items() if _is_spoken(message)},
    }


def _is_spoken(message: str) -> bool:
    return message.startswith(SPOKEN) and not message.startswith(SPOKEN_ELSEWHERE)


def _server(views: Mapping[str, View], view: View) -> dict[str, object]:
    """Where the audience's readers ask a server: the server, the key, and the collections by language."""
    audience = view.edition.audience
    server = view.configuration.settings.search.server(audience)
    if not server:
        return {}
    collections = {locale: server.collection(audience, locale) for locale in views}
    return {"server": {"url": server.url, "key": server.keys[audience], "collections": collections}}


def _language(view: View) -> dict[str, str]:
    return {
        "locale": view.language.locale,
        "name": view.language.name,
        "direction": view.language.direction,
        "manifest": f"{view.url(view.free_key('search'))}manifest.json",
    }
