"""The title of an article that states none."""

from collections.abc import Sequence

from kbtool.content.audience_blocks import cut_lines
from kbtool.content.markdown.blocks import read_blocks
from kbtool.content.markdown.plain import plain_inline


def find_heading_title(body: str, audiences: Sequence[str]) -> tuple[str, int] | None:
    """The text of the first heading of level 1 that everybody may read, and its line in the body from 1; else None.

    `audiences` are the configured ones, widest first. A heading inside an audience block must not become the title that
    all editions show.
    """
    lines, problems = cut_lines("", body, 1, audiences[0], audiences)
    if problems:
        return None
    for block in read_blocks("\n".join(line or "" for line in lines)):
        title = plain_inline(block.text) if block.level == 1 else ""
        if title:
            return title, block.line
    return None


def title_from_path(key: str) -> str:
    """A readable title from an article's key: `billing/late-fees` is `Late fees`; `Home` for the home page."""
    name = key.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:] if name else "Home"
