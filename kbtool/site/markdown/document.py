"""A page as a file of Markdown."""

import json

from selectolax.lexbor import LexborHTMLParser

from kbtool.site.markdown.blocks import blocks
from kbtool.site.markdown.escape import escaped_heading, escaped_text
from kbtool.site.model import Page


def markdown_document(html: str, page: Page) -> str:
    """The cleaned HTML of the text of a page, with what the page says of itself: title, address, language, date.

    All addresses are absolute. What is not in the page cannot be in it.
    """
    facts = {"title": page.title, "url": page.canonical, "language": page.language}
    if page.byline and page.byline.updated:
        facts["updated"] = page.byline.updated.iso
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items())
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    found = [f"# {escaped_heading(escaped_text(page.title).strip())}", *(blocks(body, page.canonical) if body else ())]
    text = "\n\n".join(found)
    return f"---\n{head}---\n\n{text}\n"
