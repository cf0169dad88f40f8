"""The scripts of the search, each as the one file that a page or a worker loads, made from the parts in the theme."""

import json
import re
from collections.abc import Iterable
from importlib.resources import files

from rjsmin import jsmin

from kbtool.site.search.lunr_script import lunr_script

_FUNCTION = re.compile(r'\((?:\(kb\)=>|function\(kb\))\{"use strict";(.*)\}\)\([^()]*\);', re.DOTALL)
THEME = "mkdocs_kbtool.theme"
"""Package of the theme, whose files are read as data."""
ENGINE_PARTS = (
    "distance",
    "lru",
    "sorted",
    "analyzer",
    "question",
    "vocabulary",
    "expansion",
    "weigher",
    "postings",
    "coverage",
    "lunr_scores",
    "direct_scores",
    "matches",
    "fragments",
    "excerpt",
    "facets",
    "needed",
    "ranking",
    "answer",
    "edition",
    "engine",
    "worker",
)
"""Parts of the engine below `assets/search/`, in the order in which they build on one another."""
INTERFACE_PARTS = (
    "provider",
    "words",
    "recent",
    "report",
    "ask",
    "options",
    "box",
    "dialog",
    "filters",
    "state",
    "results",
    "start",
)
"""Parts of what readers see, in their order."""


def engine_script() -> str:
    """What answers questions: in a worker, on a page read from a disk, and in `kbtool search`."""
    data = {"settings": _json("weights.json"), "analyzerData": json.loads(_analyzer())}
    shown = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return f"{lunr_script()}\n{_joined(ENGINE_PARTS, f'globalThis.kbEngine={shown}')}"


def interface_script(server: str = "") -> str:
    """The fields, the list of suggestions and the results page; `server` is the kind of server that answers, if any."""
    first, *others = INTERFACE_PARTS
    return _joined([first, *([server] if server else []), *others], "window.kbSearch=window.kbSearch||{}")


def offline_script(path: str, content: bytes) -> bytes:
    """A file of the search as a script: a page that was read from a disk may load scripts, and nothing else.

    `path` is that of the file below the audience's root, `content` its text.
    """
    call = ",".join(json.dumps(text) for text in (path, content.decode()))
    return f"kbSearchData({call})".encode()


def _joined(parts: Iterable[str], space: str) -> str:
    """One function of `kb`, which `space` gives; what each part has for itself stays in a block of its own."""
    blocks = "\n".join(f"{{{_inside(jsmin(_part(f'{name}.js')))}}}" for name in parts)
    return f'((kb)=>{{"use strict";\n{blocks}\n}})({space});'


def _inside(script: str) -> str:
    """A part without the function around it."""
    whole = _FUNCTION.fullmatch(script)
    if not whole:
        raise ValueError(f"no function of kb: {script[:40]}")
    return whole[1]


def _part(name: str) -> str:
    return files(THEME).joinpath("assets", "search", name).read_text("utf-8")


def _json(name: str) -> object:
    return json.loads(_part(name))


def _analyzer() -> str:
    return files(__package__).joinpath("analyzer.json").read_text("utf-8")
