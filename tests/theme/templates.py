"""A page of every template of the help centre, and the screens they are looked at on."""

from playwright.sync_api import ViewportSize

PAGES = {
    "home": "",
    "category": "write/",
    "section": "write/articles/",
    "article": "write/text/notes-tabs-and-code/",
    "reference": "reference/markdown/",
    "archived": "review-and-publish/preview-with-mkdocs/",
    "tags": "tags/",
    "tag": "tags/writing/",
    "search": "search/",
    "not found": "404.html",
}
"""Template → address below the language's own."""
LANGUAGES = {"en": "", "zh": "zh/", "fa": "fa/"}
"""Language → its folder."""
PHONE, DESKTOP = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=900)
