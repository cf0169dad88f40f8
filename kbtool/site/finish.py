"""The last touch on an article's HTML, after it was sanitised: tables, check boxes and images made fit for everybody.

All of it relies on what the sanitiser writes: elements are balanced, tags are in lower case, `<` and `>` in attributes
are entities.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

from kbtool.site.images import FindSize, link_images, no_size, place_images

TABLE = re.compile(r"<(/?)table( [^>]*)?>")
CAPTION = re.compile(r"<caption(?: [^>]*)?>(.*?)</caption>", re.DOTALL)
HEADER_CELL = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
ANY_TAG = re.compile(r"<[^>]*>")
CHECKBOX = re.compile(r'<input(?=[^>]* type="checkbox")(?![^>]* aria-label=)([^>]*)>')
PERMALINK = re.compile(r'<a class="headerlink"( href="[^"]*") title="[^"]*">')
FOOTNOTE_BACK = re.compile(r'<a class="footnote-backref"( href="[^"]*") title="[^"]*">')
UNUSED_NOTE_BACK = re.compile(r'(?:&nbsp;)?<a class="footnote-backref" href="#([^"]*)"[^>]*>[^<]*</a>')
TOP_HEADING = re.compile(r"<(/?)h1(?=[ >])")
"""In HTML of the writer's own; the page has its one h1 already."""
ID = re.compile(r'(<[a-z][^<>]*?) id="([^"]*)"')
WRITTEN_ID = re.compile(r' id="([^"]*)"')
ALIGNED_CELL = re.compile(r'<(t[dh])((?: [^>]*)?) style="text-align:(\w+)"([^>]*)>')
CLASS = re.compile(r' class="([^"]*)"')
SIDES = {"right": "align-right", "end": "align-right", "center": "align-center"}
LABEL_LENGTH = 80


def finish(html: str, words: Mapping[str, str], size: FindSize = no_size) -> str:
    """All of it; `words` holds the interface's texts, `size` knows how large pictures are."""
    html = drop_lost_ways_back(drop_second_ids(TOP_HEADING.sub(r"<\1h2", html) if "<h1" in html else html))
    html = wrap_tables(html, words["table"])
    html = name_checkboxes(ALIGNED_CELL.sub(_aligned_cell, html), words["task_done"], words["task_open"])
    html = name_links(reach_code(html), words["permalink"], words["footnotes"], words["footnote_back"])
    html = place_images(html, size)
    return link_images(html, words["image_zoom"])


def drop_second_ids(html: str) -> str:
    """Each id once: writers repeat them in HTML of their own, and links lead to the first anyhow."""
    written = WRITTEN_ID.findall(html)  # also in text, where quotation marks stand as they are
    if len(set(written)) == len(written):
        return html
    seen: set[str] = set()

    def first(match: re.Match[str]) -> str:
        if match[2] in seen:
            return match[1]
        seen.add(match[2])
        return match[0]

    return ID.sub(first, html)


def drop_lost_ways_back(html: str) -> str:
    """A footnote that nothing in the text refers to has no way back."""
    if "footnote-backref" not in html:
        return html
    return UNUSED_NOTE_BACK.sub(lambda match: match[0] if f'id="{match[1]}"' in html else "", html)


def wrap_tables(html: str, label: str) -> str:
    """Puts each table into a region that scrolls and that the keyboard reaches, named by its caption or columns.

    Tables of code keep the highlighter's own frame; a table inside a table scrolls with the outer one.
    """
    pieces: list[str] = []
    names: dict[str, int] = {}
    wrapped: list[bool] = []
    position = 0
    for match in TABLE.finditer(html):
        if not match[1]:
            wrapped.append(not any(wrapped) and "highlighttable" not in (match[2] or ""))
            if wrapped[-1]:
                name = _unique(_table_name(html, match.end(), label), names)
                region = f'<div class="table" tabindex="0" role="region" aria-label="{escape(name)}">'
                pieces += [html[position : match.start()], region]
                position = match.start()
        elif wrapped and wrapped.pop():
            pieces += [html[position : match.end()], "</div>"]
            position = match.end()
    return "".join([*pieces, html[position:]])


def _table_name(html: str, start: int, label: str) -> str:
    """`Table: Plan, Price`; the label alone where the table has neither caption nor header cells."""
    end = html.find("</table>", start)
    row_end = html.find("</tr>", start, end)
    caption = CAPTION.search(html, start, end)
    cells = [caption[1]] if caption else HEADER_CELL.findall(html, start, row_end if row_end >= 0 else end)
    text = ", ".join(filter(None, (" ".join(unescape(ANY_TAG.sub("", cell)).split()) for cell in cells)))
    if not text:
        return label
    return f"{label}: {text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + '…'}"


def _unique(name: str, names: dict[str, int]) -> str:
    """Regions of one page need different names (ARIA landmarks)."""
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name} ({names[name]})"


def name_checkboxes(html: str, done: str, todo: str) -> str:
    """Gives each check box of a task list an accessible name."""
    return CHECKBOX.sub(lambda match: _named_checkbox(match[1], done, todo), html)


def _named_checkbox(attributes: str, done: str, todo: str) -> str:
    return f'<input{attributes} aria-label="{escape(done if " checked=" in attributes else todo)}">'


def name_links(html: str, permalink: str, footnotes: str, back: str) -> str:
    """Headings' own links, footnotes and the ways back from them are named in the language of the page."""
    html = PERMALINK.sub(rf'<a class="headerlink"\1 aria-label="{_literal(permalink)}">', html)
    html = FOOTNOTE_BACK.sub(rf'<a class="footnote-backref"\1 aria-label="{_literal(back)}">', html)
    notes = f'<div class="footnote" role="doc-endnotes" aria-label="{escape(footnotes)}">'
    return html.replace('<div class="footnote">', notes)


def _literal(text: str) -> str:
    """A text as it stands in an attribute, and in the replacement of a regular expression."""
    return escape(text).replace("\\", "\\\\")


def reach_code(html: str) -> str:
    """The keyboard reaches code blocks, which scroll."""
    return html.replace("<pre>", '<pre tabindex="0">')


def _aligned_cell(match: re.Match[str]) -> str:
    """A cell with a class in the place of its style: a strict policy lets no style stand in a page."""
    attributes = match[2] + match[4]
    own = CLASS.search(attributes)
    names = " ".join(filter(None, (SIDES.get(match[3], ""), own[1] if own else "")))
    return f"<{match[1]}" + (f' class="{names}"' if names else "") + f"{CLASS.sub('', attributes)}>"
