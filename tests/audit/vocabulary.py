"""What structured data may say: the types and properties of schema.org, read from its vocabulary as JSON-LD."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.audit.checkers import Complaint, html_files, page_below

RETIRED = frozenset({"FAQPage", "HowTo", "QAPage", "SearchAction"})
"""Types that search engines show nothing for any more, or never did on pages like ours."""
Node = Mapping[str, Any]


@dataclass(frozen=True)
class Vocabulary:
    """Names without the address of schema.org before them."""

    parents: Mapping[str, frozenset[str]]
    """Type → the types it is a kind of."""
    domains: Mapping[str, frozenset[str]]
    """Property → the types that have it."""
    superseded: frozenset[str]
    """Types and properties that have a better one."""

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        """Reads `schemaorg-all-https.jsonld` of a release."""
        nodes = json.loads(path.read_text(encoding="utf-8"))["@graph"]
        types = [node for node in nodes if "rdfs:Class" in listed(node["@type"])]
        properties = [node for node in nodes if "rdf:Property" in listed(node["@type"])]
        return cls(
            {name(node): names(node, "rdfs:subClassOf") for node in types},
            {name(node): names(node, "schema:domainIncludes") for node in properties},
            frozenset(name(node) for node in nodes if "schema:supersededBy" in node),
        )

    def kinds(self, name: str) -> frozenset[str]:
        """A type with all it is a kind of."""
        return frozenset({name}).union(*(self.kinds(parent) for parent in self.parents.get(name, frozenset())))

    def faults(self, node: Node) -> Iterator[str]:
        """What is wrong with a thing and the things in it. A thing with nothing but `@id` points to another."""
        types = [str(item) for item in listed(node.get("@type", []))]
        if not types and set(node) - {"@id", "@context", "@graph", "@value", "@language"}:
            yield f"a thing without a type: {', '.join(sorted(node))}"
        for kind in types:
            yield from self._faults_of_type(kind)
        kinds = frozenset[str]().union(*map(self.kinds, types))
        for key, value in node.items():
            if not key.startswith("@"):
                yield from self._faults_of_property(key, kinds, types)
            for inner in listed(value):
                if isinstance(inner, Mapping) and key != "@context":
                    yield from self.faults(inner)

    def _faults_of_type(self, kind: str) -> Iterator[str]:
        if kind not in self.parents:
            yield f"no such type: {kind}"
        if kind in self.superseded or kind in RETIRED:
            yield f"out of use: {kind}"

    def _faults_of_property(self, key: str, kinds: frozenset[str], types: Iterable[str]) -> Iterator[str]:
        if key not in self.domains:
            yield f"no such property: {key}"
        elif kinds and not self.domains[key] & kinds:
            yield f"{' '.join(types)} has no property {key}"
        if key in self.superseded:
            yield f"out of use: {key}"


def complaints(folder: Path, vocabulary: Vocabulary) -> list[Complaint]:
    """Words that schema.org does not know, or not there, over all pages of a folder."""
    return [
        Complaint(page_below(folder, page), fault)
        for page in html_files(folder)
        for text in structured_data(page)
        for fault in vocabulary.faults(json.loads(text))
    ]


def structured_data(page: Path) -> list[str]:
    """The JSON-LD of a page."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return [node.text() for node in tree.css('script[type="application/ld+json"]')]


def listed(value: Any) -> list[Any]:
    """JSON-LD writes one value without the list around it."""
    return value if isinstance(value, list) else [value]


def name(node: Node) -> str:
    """`schema:Article` is Article."""
    return str(node["@id"]).removeprefix("schema:")


def names(node: Node, key: str) -> frozenset[str]:
    """What a node points to."""
    return frozenset(name(item) for item in listed(node.get(key, [])))
