"""Lines that define something and show nothing themselves: references, footnotes, abbreviations."""

import re

from kbtool.content.markdown.inline import reference_label
from kbtool.lint.reading.block import Block
from kbtool.lint.reading.leaf import Piece
from kbtool.lint.reading.parsing import Blocks, Node, Parsing
from kbtool.lint.reading.structure import Definition, Marked

FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]]*)\]: *(?P<text>.*)")
ABBREVIATION = re.compile(r"\*\[[^\\]*?\] ?:.*")
REFERENCE = re.compile(r" {0,3}\[(?P<label>[^\[\]]*)\]:(?P<rest>.*)")
ADDRESS = re.compile(r" *(?P<url>\S+)(?P<rest>.*)")
TITLE = re.compile(r" *(?:\"(.*)\"|'(.*)'|\((.*)\)) *")


def read_footnote(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`[^label]: text`, with indented text below it."""
    found = blocks[0].find(FOOTNOTE, "[")
    if not found:
        return False
    at, match = found
    block = blocks.popleft()
    label, first = match["label"], block[at].without(match.start("text"))
    following = block.find(FOOTNOTE, "[", at + 1)
    lines = [first, *block.part(at + 1, following and following[0]).loosely_dedented(1)]
    if following:
        blocks.appendleft(block.part(following[0]))
    else:
        lines += _further_lines(blocks)
    start = block[at].stripped().start
    parsing.structure.footnotes.append(Marked(label, "", start, lines[-1].stripped().end))
    parsing.structure.definitions[f"^{label}"] = Definition(f"#fn:{label}", start, start)
    parsing.later[label] = lines
    if at:
        blocks.appendleft(block.part(0, at))
    return True


def _further_lines(blocks: Blocks) -> list[Piece]:
    """The indented blocks that follow a footnote, up to the next one."""
    lines: list[Piece] = []
    while blocks and blocks[0].is_indented:
        block = blocks.popleft()
        following = block.find(FOOTNOTE, "[")
        lines += [Piece("", block.head.start), *block.part(0, following and following[0]).loosely_dedented(1)]
        if following:
            blocks.appendleft(block.part(following[0]))
            break
    return lines


def read_abbreviation(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`*[HTML]: Hypertext Markup Language`."""
    found = blocks[0].find(ABBREVIATION, "*")
    if found:
        _put_back(blocks, blocks.popleft(), found[0], found[0] + 1)
    return bool(found)


def read_reference(parsing: Parsing, parent: Node, blocks: Blocks) -> bool:
    """`[label]: address "title"`; address and title may stand on lines of their own."""
    found = blocks[0].find(REFERENCE, "[")
    while found:
        definition = _definition(blocks[0], *found)
        if definition:
            parsing.structure.definitions[reference_label(found[1]["label"])] = definition[0]
            _put_back(blocks, blocks.popleft(), found[0], definition[1])
            return True
        found = blocks[0].find(REFERENCE, "[", found[0] + 1)
    return False


def _put_back(blocks: Blocks, block: Block, start: int, end: int) -> None:
    """What stands before and behind a definition is a block each."""
    if end < len(block):
        blocks.appendleft(block.part(end))
    if start:
        blocks.appendleft(block.part(0, start))


def _definition(block: Block, at: int, match: re.Match[str]) -> tuple[Definition, int] | None:
    """The definition that starts on line `at`, and the line it ends before."""
    line, rest = at, block[at].without(match.start("rest"))
    if not rest.text.strip(" ") and at + 1 < len(block):
        line, rest = at + 1, block[at + 1]
    address = ADDRESS.fullmatch(rest.text)
    if not address:
        return None
    title = TITLE.fullmatch(address["rest"])
    if not title and address["rest"].strip(" "):
        return None
    if not title and line + 1 < len(block):
        title = TITLE.fullmatch(block[line + 1].text)
        line += title is not None
    shown = rest.cut(address.end("url")).without(address.start("url"))
    shown = shown.without(len(shown.text) - len(shown.text.lstrip("<")))
    shown = shown.cut(len(shown.text.rstrip(">")))
    words = (title[1] or title[2] or title[3] or "") if title else ""
    return Definition(shown.text, shown.start, shown.end, words), line + 1
