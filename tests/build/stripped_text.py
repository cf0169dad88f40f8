"""One article without its parts and names for narrower audiences."""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

FRONT_MATTER = re.compile(r"\A(?:\ufeff)?---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
NAMING = re.compile(r"(related|next|order|featured|also_in): \[(.*)\]")
SUCCESSOR = re.compile(r"replaced_by: (.*)")
OPENING = re.compile(r"[ \t]*(/{3,}) audience \| (\w+)[ \t]*")
INCLUDING = 5
"""Slashes of a block that holds an include: its mark stays, because it says who may see the included text there."""
CLOSING = re.compile(r"[ \t]*(/{3,})[ \t]*")


def front_matter(content: bytes) -> dict[str, Any]:
    """The fields as texts; none where there is no front matter or PyYAML cannot read it."""
    match = FRONT_MATTER.match(content.decode("utf-8", "replace").replace("\r\n", "\n"))
    try:
        fields = yaml.load(match[1], Loader=yaml.BaseLoader) if match else {}  # noqa: S506 - makes texts only
    except yaml.YAMLError:
        return {}
    return fields if isinstance(fields, dict) else {}


def names_of(fields: Mapping[str, Mapping[str, Any]], paths: Iterable[str]) -> set[str]:
    """All names by which articles can be named, with the folders above them."""
    found: set[str] = set()
    for path in paths:
        if path not in fields:
            continue
        key = path.split("/", 2)[2][:-3]
        found |= {key, posixpath.basename(key), str(fields[path].get("id", key))}
        while key := posixpath.dirname(key):
            found |= {key, posixpath.basename(key)}
    return found


def strip_text(content: bytes, audience: str, order: Sequence[str], seen: set[str]) -> bytes:
    """Without blocks for narrower audiences, and without names that are not in `seen`."""
    if b"/// audience" not in content and not re.search(rb"^[a-z_]+: .*", content, re.MULTILINE):
        return content
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return content
    match = FRONT_MATTER.match(text)
    start = match.end() if match else 0
    head = "".join(_strip_line(line, seen) for line in text[:start].splitlines(keepends=True))
    body = text[start:]
    return (head + (_without_blocks(body, audience, order) if "/// audience" in body else body)).encode()


def _strip_line(line: str, seen: set[str]) -> str:
    naming, successor = NAMING.fullmatch(line.rstrip("\n")), SUCCESSOR.fullmatch(line.rstrip("\n"))
    if naming:
        kept = [name for name in naming[2].split(", ") if name.strip("/") in seen]
        return f"{naming[1]}: [{', '.join(kept)}]\n" if kept else ""
    return "" if successor and successor[1] not in seen else line


def _without_blocks(body: str, audience: str, order: Sequence[str]) -> str:
    """A block stands for the end of a paragraph; where blank lines stand around it, one of them goes with it."""
    kept: list[str] = []
    stack: list[tuple[int, bool]] = []
    is_code = was_cut = False
    for line in body.split("\n"):
        opening, closing = OPENING.fullmatch(line), CLOSING.fullmatch(line)
        if line.lstrip(" >").startswith("```"):
            is_code = not is_code
        if opening and not is_code:
            stack.append((len(opening[1]), order.index(opening[2]) > order.index(audience)))
            if len(opening[1]) != INCLUDING:
                was_cut = True
                continue
        if closing and stack and not is_code and stack[-1][0] == len(closing[1]):
            is_hidden = stack.pop()[1]
            if is_hidden or len(closing[1]) != INCLUDING:
                was_cut = True
                continue
        if any(hidden for _, hidden in stack):
            continue
        if was_cut and kept:
            if kept[-1].strip() and line.strip():
                kept.append("")
            elif not kept[-1].strip() and not line.strip():
                kept.pop()
        was_cut = False
        kept.append(line)
    return "\n".join(kept)
