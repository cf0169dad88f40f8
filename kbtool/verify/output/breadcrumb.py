"""The trail from the home page to a page: as machines are told it, and as readers see it."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from kbtool.verify.output.structured_data import Node


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the trail."""

    position: object
    name: str
    address: str


def steps_of(node: Node) -> list[Step]:
    """The steps of a `BreadcrumbList`, in their order."""
    items = node.get("itemListElement")
    return [_step(item) for item in (items if isinstance(items, list) else [items]) if isinstance(item, dict)]


def visible_names(tree: LexborHTMLParser) -> list[str]:
    """What the links of the visible trail say; empty where the page shows none."""
    trail = tree.css_first("nav.breadcrumb")
    return [" ".join(link.text().split()) for link in trail.css("a")] if trail else []


def _step(item: Node) -> Step:
    target = item.get("item")
    inner = target if isinstance(target, dict) else {"@id": target}
    name = item.get("name") or inner.get("name")
    address = inner.get("@id") or inner.get("url")
    return Step(item.get("position"), str(name or ""), str(address or ""))
