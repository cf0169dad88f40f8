"""The files of `_data` without what only restricted articles use."""

import re
from typing import Any

import yaml

MARKED = re.compile(r"zq[0-9a-z]+")
"""Names in generated bases that belong to restricted articles start with `zq`."""
USED_BY_NAME = ("owners.yml", "tags.yml")
ALWAYS = "docs-team"


def strip_data(name: str, content: bytes, words: str) -> bytes:
    """`words` is all that the kept articles say; empty where nothing is left of the file."""
    data = yaml.safe_load(content.decode())
    entries = list(data.items()) if isinstance(data, dict) else list(data)
    kept = [entry for entry in entries if _is_kept(name, entry, words)]
    if not kept:
        return b""
    left: Any = dict(kept) if isinstance(data, dict) else kept
    return yaml.safe_dump(left, allow_unicode=True, sort_keys=False).encode()


def _is_kept(name: str, entry: Any, words: str) -> bool:
    if name in USED_BY_NAME and entry[0] != ALWAYS and not re.search(rf"\b{re.escape(entry[0])}\b", words):
        return False
    return all(mark in words for mark in MARKED.findall(str(entry)))
