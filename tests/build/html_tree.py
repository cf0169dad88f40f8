"""A built page as a tree, read by a parser that has nothing to do with the one that wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class Element:
    """One element; `children` holds texts and elements in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["str | Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and all below, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, name: str, /, **attributes: str) -> list["Element"]:
        """The elements of this name whose attributes have these values; `class_` asks for one class of several."""
        wanted = attributes.pop("class_", None)
        return [
            element
            for element in self.walk()
            if element.name == name
            and all(element.attributes.get(key) == value for key, value in attributes.items())
            and (wanted is None or wanted in element.attributes.get("class", "").split())
        ]

    def one(self, name: str, /, **attributes: str) -> "Element":
        """The only such element; fails where there is none or more than one."""
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} elements {name} {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """All text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def ids(self) -> list[str]:
        """All ids inside, twice where they stand twice."""
        return [element.attributes["id"] for element in self.walk() if "id" in element.attributes]


def parse_html(html: str) -> Element:
    """The document; its one child is usually `html`. Fails on an element that is closed and was not open."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"not closed: {[element.name for element in builder.open[1:]]}"
    return builder.open[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:  # inside SVG
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
