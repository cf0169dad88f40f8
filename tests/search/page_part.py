"""How much of the script that every page has belongs to the search."""

import gzip
import re
from pathlib import Path

from rjsmin import jsmin

SCRIPT = Path(__file__).parents[2] / "overrides/assets/kbtool.js"
PART = re.compile(r"  // The search, as far as every page has it\.\n.*  // The end of the search\.\n", re.DOTALL)
CALLS = re.compile(r"^  (?:readySearch|suggestWords)\(\);\n", re.MULTILINE)


def packed_part() -> int:
    """Bytes that a page would be smaller without it, as servers send it."""
    whole = SCRIPT.read_text("utf-8")
    rest, parts = PART.subn("", whole)
    rest, calls = CALLS.subn("", rest)
    assert (parts, calls) == (1, 2)
    return packed(jsmin(whole)) - packed(jsmin(rest))


def packed(script: str) -> int:
    """Bytes as servers send it."""
    return len(gzip.compress(script.encode(), mtime=0))
