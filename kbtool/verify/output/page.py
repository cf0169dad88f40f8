"""One HTML page, parsed once for all rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kbtool.verify.output.addresses import Addresses
from kbtool.verify.output.body import Body, read_body
from kbtool.verify.output.facts import Facts, kept, kept_pairs
from kbtool.verify.output.head import Head, read_head
from kbtool.verify.output.structured_data import StructuredData, read_structured_data

NOT_FOUND = "404.html"
PLAIN = frozenset(("code", "kbd", "samp", "pre", "nav", "footer", "header", "script", "style", "template"))
"""Elements with words that are in no language, or not its author's."""


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    path: str
    """Below the site's folder."""
    html: str
    addresses: Addresses
    size: int = 0
    """Bytes of the file."""

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """What a browser makes of it (HTML standard); another parser than the builder's."""
        return LexborHTMLParser(self.html)

    @cached_property
    def head(self) -> Head:
        """Titles, descriptions, links and the like."""
        return read_head(self.tree)

    @cached_property
    def body(self) -> Body:
        """Links, images, headings and the like."""
        return read_body(self.tree)

    @cached_property
    def data(self) -> StructuredData:
        """What the page tells machines in JSON-LD."""
        return read_structured_data(self.tree)

    @cached_property
    def lang(self) -> str:
        """Of `<html>`, as it stands there."""
        return self._attribute("lang")

    @cached_property
    def direction(self) -> str:
        """Of `<html>`."""
        return self._attribute("dir").lower()

    @property
    def is_not_found(self) -> bool:
        """Whether a server shows it for what is missing."""
        return self.path.rpartition("/")[2] == NOT_FOUND

    @cached_property
    def is_hidden(self) -> bool:
        """Whether search engines are asked not to show it (`noindex` or `none`)."""
        values = ",".join(self.head.robots).lower().split(",")
        return any(value.strip() in {"noindex", "none"} for value in values)

    @cached_property
    def is_redirect(self) -> bool:
        """Whether it only leads elsewhere."""
        return self.head.refresh is not None

    @cached_property
    def is_indexable(self) -> bool:
        """Whether a search engine may show it."""
        return not (self.is_hidden or self.is_redirect or self.is_not_found)

    @cached_property
    def text(self) -> str:
        """What people read in its main part."""
        main = self.tree.css_first("main") or self.tree.body
        return main.text(separator=" ") if main else ""

    @property
    def prose(self) -> str:
        """What its author wrote in the language of the page: no code, no menus, no passages in other languages."""
        main = self.tree.css_first("main") or self.tree.body
        return "\n".join(_prose(main)) if main is not None else ""

    @cached_property
    def facts(self) -> Facts:
        """What rules about the whole site need of it."""
        head, resolved = self.head, self.addresses.resolved
        links = [resolved(self.path, node.attributes["href"] or "") for node in self.body.anchors]
        files = [resolved(self.path, load.address) for load in self.body.loads]
        files += [resolved(self.path, address) for _, address in head.offers]
        return Facts(
            path=self.path,
            lang=intern(self.lang),
            title=head.titles[0] if head.titles else "",
            description=head.descriptions[0] if head.descriptions else "",
            is_indexable=self.is_indexable,
            is_hidden=self.is_hidden or self.is_not_found,
            canonical=head.canonicals[0] if head.canonicals else "",
            alternates=kept_pairs(head.alternates),
            refresh=(resolved(self.path, head.refresh.target) or head.refresh.target) if head.refresh else None,
            modified=intern(self.data.modified),
            links=kept(links),
            files=kept(files),
            names="\n".join(("", *self.body.ids, "")),
        )

    def _attribute(self, name: str) -> str:
        root = self.tree.root
        return (root.attributes.get(name) or "").strip() if root is not None else ""


def _prose(main: LexborNode) -> Iterator[str]:
    """Its texts, without recursion: nobody knows how deep a page is."""
    waiting = [main]
    while waiting:
        node = waiting.pop()
        if node.is_text_node:
            yield node.text_content or ""
        elif node is main or (node.tag not in PLAIN and "lang" not in node.attributes):
            waiting += node.iter(include_text=True)
