"""An article's HTML: what Markdown makes of it in our dialect, and what becomes of that."""

from functools import lru_cache
from html.parser import HTMLParser

from markdown import Markdown

from kbtool.build.dialect import EXTENSIONS
from kbtool.build.page_html import clean
from kbtool.site.addresses import Addresses
from kbtool.site.messages import messages

SOURCES = {"en/a.md": "a/", "en/b.md": "b/", "en/x.png": "x.png", "en/y.png": "y.png", "en/v.mp4": "v.mp4"}
ADDRESSES = Addresses(SOURCES, {("en", "b"): "b/"}, frozenset(SOURCES.values()), "/")
WORDS = messages("en").as_dict()
EMBEDS = frozenset({"video.example"})
Elements = list[tuple[str, dict[str, str]]]


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs={k: dict(v) for k, v in EXTENSIONS.items()})


def rendered(text: str) -> str:
    """What Markdown makes of a text."""
    return _markdown().reset().convert(text)


def cleaned(text: str) -> str:
    """What a reader's page holds of a text."""
    return clean(rendered(text), "../", lambda url: ADDRESSES.resolve(url, "en/a.md", "en"), WORDS, EMBEDS, {})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Elements = []
        self.text: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read(html: str) -> tuple[Elements, str, list[str]]:
    """Elements with their attributes, the text, and the comments, as a parser sees them that is not the sanitiser's."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.elements, "".join(reader.text), reader.comments
