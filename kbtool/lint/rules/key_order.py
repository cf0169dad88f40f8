"""KB147 key-order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.schema import TYPES
from kbtool.content.yaml.nodes import Entry, Items, Node, Scalar, Table
from kbtool.diagnostics import Severity, Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

RANKS = {name: rank for rank, name in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class _Block:
    """A field with the comments right above it; lines count from 0, `end` is exclusive."""

    entry: Entry
    start: int
    end: int

    @property
    def rank(self) -> int:
        return RANKS[self.entry.key.text]


class KeyOrder(Rule[Options]):
    """Fields stand in the order of the reference: what readers see first, what machines write last.

    Who opens an article finds title and description at the top and the owner below them, and two versions of a file
    differ only in what has changed. Keys of other tools stay where they are.
    """

    id = "KB147"
    severity = Severity.INFO
    hint = "put the fields in the order of the reference"
    texts = {
        "zh": RuleText(
            title="字段按参考手册中的顺序排列：读者先看到的在前，工具写入的在后。",
            why="打开文章，标题和描述在最上面，负责人在下面；两个版本之间只有真正改动的地方不同。其他工具的键留在原处。",
            hint="按参考手册中的顺序排列字段",
        ),
        "fa": RuleText(
            title="فیلدها به ترتیب مرجع می‌آیند: نخست آنچه خواننده می‌بیند و در پایان آنچه ابزار می‌نویسد.",
            why="هر که مقاله را باز کند عنوان و توضیح را در بالا و مسئول را زیر آن‌ها می‌یابد، و دو نسخهٔ یک فایل تنها "
            "در آنچه تغییر کرده فرق دارند. کلیدهای ابزارهای دیگر سر جای خود می‌مانند.",
            hint="فیلدها را به ترتیب مرجع بچینید",
        ),
    }
    passes = (
        Case("---\ntitle: A\ndescription: About A.\nowner: team\n---\nA\n"),
        Case("---\nlayout: wide\ntitle: A\nsidebar: 3\nowner: team\n---\nA\n", note="keys of other tools"),
        Case({"en/index.md": "---\n---\nA\n"}, note="no field at all"),
        Case("---\n{owner: team, title: A}\n---\nA\n", note="fields on one line are left alone"),
        Case("---\ntitle: A\n# weight: 1\nowner: team\n---\nA\n", note="a comment is no field"),
    )
    fails = (
        Case(
            '---\ndescription: "About: A."  # short\n\ntitle: A\n---\nA\n',
            at=("4:1",),
            fixed='---\ntitle: A\n\ndescription: "About: A."  # short\n---\nA\n',
        ),
        Case(
            "---\ntags:\n  - b\n  # - c\n# who answers\nowner: team\nlayout: wide\n"
            "title: >-\n  Long\n  title\n---\nA\n",
            at=("6:1",),
            fixed="---\ntitle: >-\n  Long\n  title\n"
            "# who answers\nowner: team\nlayout: wide\ntags:\n  - b\n  # - c\n---\nA\n",
            note="a comment goes with the field below it",
        ),
        Case(
            '---\ndescription: "About\n# 1"\ntitle: A\n---\nA\n',
            at=("4:1",),
            fixed='---\ntitle: A\ndescription: "About\n# 1"\n---\nA\n',
            note="what looks like a comment may be text",
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks for the first field that stands below one it belongs above."""
        stated = [RANKS[name] for name in manuscript.stated]
        if stated == sorted(stated) and not manuscript.article.is_index:
            return  # `defaults` of an index are no value of its own and have to be looked for
        table = parse_front_matter(manuscript.path, manuscript.text).table
        blocks = _blocks(table, manuscript.lines, manuscript.source.body_line - 2) if table else []
        for before, block in pairwise(blocks):
            if block.rank < before.rank:
                first = min((item for item in blocks if item.rank > block.rank), key=lambda item: item.start)
                message = f"{block.entry.key.text} stands below {first.entry.key.text}"
                edit = _sorting(blocks, manuscript.lines)
                yield Finding(manuscript.path, block.entry.key.span, message, edits=(edit,))
                return


def _blocks(table: Table, lines: list[str], closing: int) -> list[_Block]:
    """The known fields; none where fields share a line or stand in another way than `key: value`. `closing` is the
    line that ends the front matter, from 0."""
    keys = [entry.key.span for entry in table.entries]
    starts = [key.line - 1 for key in keys]
    is_odd = any(key.column != 1 or key.end_line != key.line for key in keys)
    if is_odd or not keys or any(start >= after for start, after in pairwise([*starts, closing])):
        return []
    blocks: list[_Block] = []
    end = 1
    for entry, start, after in zip(table.entries, starts, [*starts[1:], closing], strict=True):
        while start > end and lines[start - 1].startswith("#"):
            start -= 1
        end, last = after, max(entry.key.span.line, _last_line(entry.value))
        while end > last and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        if entry.key.text in RANKS:
            blocks.append(_Block(entry, start, end))
    return blocks


def _last_line(node: Node) -> int:
    """The line the last text of a value ends on; the span of a list may run on to the next key."""
    if isinstance(node, Scalar):
        return node.span.end_line
    parts = node.nodes if isinstance(node, Items) else [entry.value for entry in node.entries]
    return max(map(_last_line, parts), default=node.span.line)


def _sorting(blocks: list[_Block], lines: list[str]) -> Edit:
    """Puts the known fields into their order, in the places that known fields have; all else stays where it is."""
    pieces: list[str] = []
    position = blocks[0].start
    for block, right in zip(blocks, sorted(blocks, key=lambda item: item.rank), strict=True):
        pieces += lines[position : block.start] + lines[right.start : right.end]
        position = block.end
    first, last = blocks[0].start, blocks[-1].end
    return Edit(Span(first + 1, 1, last, len(lines[last - 1]) + 1), "\n".join(pieces))
