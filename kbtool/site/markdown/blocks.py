"""Paragraphs, lists, tables, code and notes as Markdown."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from kbtool.site.markdown.escape import escaped_heading, escaped_text, fenced
from kbtool.site.markdown.inline import DEEPEST, DROPPED, TEXT, children, classes, inline
from kbtool.site.markdown.table import table

CONTAINERS = frozenset({"article", "center", "div", "figure", "header", "footer", "main", "section", "aside", "nav"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
FOOTNOTE_INDENT = 4


def blocks(node: LexborNode, base: str, depth: int = 0) -> list[str]:
    """What stands in an element, one block of Markdown each; `base` is the absolute address of the page."""
    if depth > DEEPEST:
        return [text] if (text := escaped_text(node.text()).strip()) else []
    found: list[str] = []
    run: list[LexborNode] = []
    for child in children(node):
        if _is_block(child):
            found += [inline(run, base), *_blocks_of(child, base, depth + 1)]
            run = []
        else:
            run.append(child)
    return [block for block in (*found, inline(run, base)) if block]


def _is_block(node: LexborNode) -> bool:
    return node.tag != TEXT and (node.tag in CONTAINERS or node.tag in WRITERS)


def _blocks_of(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    found = classes(node)
    special = next((SPECIAL[name] for name in SPECIAL if name in found), None)
    writer = special or WRITERS.get(node.tag or "", blocks)
    yield from writer(node, base, depth)


def _paragraph(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    yield inline(children(node), base)


def _heading(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    text = inline(children(node), base).replace("  \n", " ")
    if text:
        yield f"{'#' * HEADINGS[node.tag or 'h2']} {escaped_heading(text)}"


def _rule(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    yield "---"


def _code(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    """The language is told by a class of the code or of what is around it."""
    code = node.css_first("td.code pre") or node.css_first("pre") or node
    around = classes(node) | classes(code) | (classes(inner) if (inner := code.css_first("code")) else set())
    named = (name.removeprefix("language-") for name in sorted(around) if name.startswith("language-"))
    language = "mermaid" if "mermaid" in around else next((name for name in named if name != "text"), "")
    name = node.css_first(".filename")
    info = language + (f' title="{name.text().strip()}"' if name else "")
    yield fenced(code.text().strip("\n"), info.strip().replace("`", "'"))


def _quote(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    yield _quoted(blocks(node, base, depth))


def _note(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    """A note is a quotation that begins with its title."""
    found = blocks(node, base, depth)
    start = next((child for child in node.iter() if child.tag not in DROPPED), None)
    has_title = bool(found and start and (start.tag == "summary" or "admonition-title" in classes(start)))
    yield _quoted([f"**{found[0]}**", *found[1:]] if has_title else found)


def _quoted(found: Sequence[str]) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in "\n\n".join(found).split("\n"))


def _list(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    start = node.attributes.get("start") or "1"
    number = int(start) if start.isdecimal() else 1
    items = [item for item in children(node) if item.tag == "li"]
    is_tight = not any(child.tag == "p" for item in items for child in children(item))
    joint = "\n" if is_tight else "\n\n"
    texts = []
    for i, item in enumerate(items):
        marker = f"{number + i}. " if node.tag == "ol" else "- "
        first, *rest = blocks(item, base, depth) or [""]
        text = joint.join([_checked(item, first), *rest])
        texts.append((marker + _indented(text, len(marker))).rstrip(" "))
    yield joint.join(texts)


def _checked(item: LexborNode, text: str) -> str:
    """The first block of an item, behind the box of a task."""
    box = item.css_first("input") if "task-list-item" in classes(item) else None
    return text if box is None else f"[{'x' if 'checked' in box.attributes else ' '}] {text}"


def _indented(text: str, width: int) -> str:
    return "\n".join(f"{' ' * width}{line}" if line else "" for line in text.split("\n")).lstrip(" ")


def _definitions(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    for item in children(node):
        if item.tag == "dt":
            yield f"**{inline(children(item), base)}**"
        elif item.tag == "dd":
            yield from blocks(item, base, depth)
        elif item.tag == "div":
            yield from _definitions(item, base, depth)


def _tabs(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    labels = [label.text().strip() for label in node.css(".tabbed-labels > label")]
    contents = [child for part in children(node) if "tabbed-content" in classes(part) for child in part.iter()]
    for label, content in zip(labels, contents, strict=False):
        yield f"**{escaped_text(label)}**"
        yield from blocks(content, base, depth)


def _footnotes(node: LexborNode, base: str, depth: int) -> Iterator[str]:
    for number, item in enumerate(node.css("ol > li"), 1):
        if (item.attributes.get("id") or "").startswith("fn:"):
            text = _indented("\n\n".join(blocks(item, base, depth)), FOOTNOTE_INDENT)
            yield f"[^{number}]: {text}"


Writer = Callable[[LexborNode, str, int], "Iterator[str] | list[str]"]
SPECIAL: Mapping[str, Writer] = {
    "highlight": _code,
    "admonition": _note,
    "tabbed-set": _tabs,
    "footnote": _footnotes,
}
"""Class → what our dialect makes of it."""
WRITERS: Mapping[str, Writer] = {
    "p": _paragraph,
    "hr": _rule,
    "pre": _code,
    "blockquote": _quote,
    "details": _note,
    "summary": _paragraph,
    "figcaption": _paragraph,
    "ul": _list,
    "ol": _list,
    "dl": _definitions,
    "table": table,
    **dict.fromkeys(HEADINGS, _heading),
}
