"""Where front matter starts and ends, and what it says.

Front matter starts on the first line with `---` and ends with a line of `---` or `...`. What looks like front matter
and is none is an error and never body text: it may hold the words that keep the article from the public.
"""

from msgspec import Struct, structs

from kbtool.content import rule_ids
from kbtool.content.front_matter.misplaced import find_misplaced_front_matter
from kbtool.content.front_matter.protective_keys import is_protective_key
from kbtool.content.yaml.document import parse_yaml
from kbtool.content.yaml.nodes import Table, type_of_node
from kbtool.diagnostics import START, Diagnostic, Span

MAX_FRONT_MATTER_BYTES = 64_000


class FrontMatter(Struct, frozen=True):
    """An article cut in two."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    table: Table | None
    """What the front matter says; None where there is none or it could not be read."""
    body: str
    """The Markdown below it; empty where the front matter could not be read."""
    body_line: int
    """The line of the file on which the body starts, from 1."""
    diagnostics: tuple[Diagnostic, ...]
    is_harmless: bool = False
    """True where it cannot be read as it stands, but certainly says nothing about who may read: an index in this state
    is withheld itself and does not close its folder."""

    @property
    def readable(self) -> bool:
        """False where nothing may be published, because what the front matter says is not known."""
        return not self.diagnostics


def parse_front_matter(path: str, text: str) -> FrontMatter:
    """Front matter and body of the text of one article, with `\\n` line ends (see `decode_source`). Never raises."""
    first, _, _ = text.partition("\n")
    if first.rstrip(" ") != "---":
        misplaced = find_misplaced_front_matter(path, text)
        if misplaced is None:
            return FrontMatter(path, None, text, 1, ())
        return structs.replace(_unreadable(path, misplaced), is_harmless=_is_harmless(path, text))
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if i and line.rstrip(" ") in ("---", "...")), None)
    if end is None:
        hint = "end the front matter with a line of ---"
        problem = rule_ids.UNTERMINATED_FRONT_MATTER.at(path, Span.at(1, 1, 3), "front matter without end", hint)
        return _unreadable(path, problem)
    block = "\n".join(lines[1:end])
    size = len(block.encode("utf-8", "surrogatepass"))
    if size > MAX_FRONT_MATTER_BYTES:
        message = f"front matter of {size:,} bytes, more than {MAX_FRONT_MATTER_BYTES:,}"
        return _unreadable(path, rule_ids.FRONT_MATTER_TOO_LARGE.at(path, START, message, "move text to the body"))
    return _parse_block(path, block, "\n".join(lines[end + 1 :]), end + 2)


def _parse_block(path: str, block: str, body: str, body_line: int) -> FrontMatter:
    node, diagnostics = parse_yaml(path, block, first_line=2)
    if diagnostics:
        return _unreadable(path, *diagnostics)
    if node is None:
        return FrontMatter(path, Table((), Span.at(2, 1, 0)), body, body_line, ())
    if not isinstance(node, Table):
        message = f"front matter is {type_of_node[type(node)]}, not a mapping"
        hint = "write `key: value` lines"
        return _unreadable(path, rule_ids.FRONT_MATTER_NOT_MAPPING.at(path, node.span, message, hint))
    return FrontMatter(path, node, body, body_line, ())


def _is_harmless(path: str, text: str) -> bool:
    """Whether blank lines before a readable front matter without any protective key are all that is wrong."""
    moved = text.lstrip(" \n")
    if moved.partition("\n")[0].rstrip(" ") != "---":
        return False
    table = parse_front_matter(path, moved).table
    return table is not None and not any(is_protective_key(entry.key.text) for entry in table.entries)


def _unreadable(path: str, *diagnostics: Diagnostic) -> FrontMatter:
    return FrontMatter(path, None, "", 1, diagnostics)
