"""A table as Markdown (GitHub Flavored Markdown, 4.10)."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kbtool.site.markdown.inline import children, classes, inline, inline_lines

RULES = {"align-left": ":---", "align-center": ":---:", "align-right": "---:"}


def table(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    """Its caption and its rows; a table without a head has an empty one, and cells hold one line each."""
    caption = node.css_first("caption")
    if caption and (text := inline(children(caption), base)):
        yield f"**{text}**"
    rows = [[cell for cell in children(row) if cell.tag in ("th", "td")] for row in node.css("tr")]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    has_head = all(cell.tag == "th" for cell in rows[0])
    head, body = (rows[0], rows[1:]) if has_head else ([], rows)
    rules = [_rule(cell) for cell in rows[0]] + ["---"] * (width - len(rows[0]))
    lines = [_cells(head, base), rules, *(_cells(row, base) for row in body)]
    yield "\n".join(f"| {' | '.join(cells + [''] * (width - len(cells)))} |" for cells in lines)


def _cells(row: list[LexborNode], base: str) -> list[str]:
    return ["<br>".join(inline_lines(children(cell), base)).replace("|", "\\|") for cell in row]


def _rule(cell: LexborNode) -> str:
    return next((RULES[name] for name in sorted(classes(cell)) if name in RULES), "---")
