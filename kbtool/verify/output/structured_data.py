"""What a page tells machines: JSON-LD (W3C JSON-LD 1.1, as search engines read it: one document, no fetching)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

SCRIPT = 'script[type="application/ld+json" i]'
CONTEXTS = frozenset({"https://schema.org", "http://schema.org"})
ARTICLES = frozenset({"Article", "TechArticle", "NewsArticle", "BlogPosting", "WebPage", "CollectionPage"})
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StructuredData:
    """All blocks of a page."""

    blocks: tuple[str, ...]
    """Their texts."""
    trouble: str
    """Why one of them cannot be read; empty where all can."""
    nodes: tuple[Node, ...]
    """What they say: members of `@graph`, or the block itself."""
    all_nodes: tuple[Node, ...]
    """The same with those inside others."""

    @property
    def article(self) -> Node:
        """What says of the page itself; an empty node where nothing does."""
        return next((node for node in self.nodes if not ARTICLES.isdisjoint(types_of(node))), {})

    @property
    def modified(self) -> str:
        """When the page changed last, as it stands there; empty where it does not say."""
        value = self.article.get("dateModified")
        return value if isinstance(value, str) else ""

    def of_type(self, name: str) -> list[Node]:
        """The nodes of one type that stand by themselves."""
        return [node for node in self.nodes if name in types_of(node)]


def read_structured_data(tree: LexborHTMLParser) -> StructuredData:
    """Reads all blocks."""
    blocks = tuple(node.text() for node in tree.css(SCRIPT))
    nodes: list[Node] = []
    trouble = ""
    for block in blocks:
        try:
            nodes += _nodes(json.loads(block))
        except (ValueError, RecursionError) as error:
            trouble = trouble or str(error)
    return StructuredData(blocks, trouble, tuple(nodes), tuple(below for node in nodes for below in _below(node)))


def types_of(node: Node) -> tuple[str, ...]:
    """The types of a node."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(item for item in values if isinstance(item, str))


def _nodes(value: Any) -> list[Node]:
    if isinstance(value, list):
        return [node for item in value for node in _nodes(item)]
    if not isinstance(value, dict):
        raise ValueError("is no object")
    if str(value.get("@context", "")).rstrip("/") not in CONTEXTS:
        raise ValueError("names no @context of schema.org")
    graph = value.get("@graph")
    members = graph if isinstance(graph, list) else [value]
    return [node for node in members if isinstance(node, dict)]


def _below(node: Node) -> Iterator[Node]:
    yield node
    for value in node.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _below(item)
