"""Where the entries of redirects.yml lead."""

import re
from collections.abc import Mapping
from urllib.parse import unquote

ENDING = re.compile(r"(?:(?:^|/)(?:index|readme|_index))?\.(?:md|html?)$", re.IGNORECASE)


def key_of(path: str) -> str:
    """`billing/refunds` of a path in any of the forms people write: `/billing/refunds/`, `billing/refunds.md#how`."""
    name = unquote(path.strip().partition("#")[0].partition("?")[0]).strip("/")
    return ENDING.sub("", name)


def last_goal(text: str, entries: Mapping[str, str]) -> str:
    """Where the entries of redirects.yml lead from a path; the last before a circle closes."""
    seen: set[str] = set()
    while key_of(text) in entries and key_of(text) not in seen:
        seen.add(key_of(text))
        text = entries[key_of(text)]
    return text
