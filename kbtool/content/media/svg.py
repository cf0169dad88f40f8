"""SVG files without scripts, handlers, foreign markup and requests. In a browser such a file is a page of its own."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kbtool.content.media.svg_names import ATTRIBUTES, ELEMENTS, LABEL_ATTRIBUTES, LABELS, REFERRING, UNWRAPPED
from kbtool.content.media.unfit_file import UnfitFileError

SVG, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
XLINK, XML = "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}"
MAXIMUM_DEPTH = 200
MAXIMUM_NESTING = 2
LOCAL_URL = re.compile(r"url\(\s*(?P<mark>[\"']?)#[^\"'()\\\s]*(?P=mark)\s*\)", re.IGNORECASE)
ASKING = re.compile(
    r"url\s*\(|@import|@charset|@namespace|image-set|src\s*\(|expression|behaviou?r|binding|\\", re.IGNORECASE
)
"""What in a style may ask another host or hide that it does."""
EMBEDDED_SVG = "data:image/svg+xml;base64,"
EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def without_activity(data: bytes, nesting: int = 0) -> bytes:
    """The drawing alone; a file that is nothing else keeps its bytes. The same file gives the same bytes everywhere.

    `nesting` counts the SVG files that this one is embedded in. Raises UnfitFileError for what is no SVG file, declares
    entities, or nests absurdly deep.
    """
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException:
        raise UnfitFileError("declares entities") from None
    except (ParseError, LookupError, ValueError) as problem:  # an unknown encoding is a LookupError
        raise UnfitFileError(f"is no readable SVG file: {problem}") from None
    if root.tag != f"{{{SVG}}}svg":
        raise UnfitFileError("is no SVG file: its first element is not svg")
    _refuse_depth(root)
    writer = _Writer(nesting, is_clean=not builder.has_others)
    text = "".join(writer.element(root, ""))
    return data if writer.is_clean else f"{text}\n".encode()


class _Builder(TreeBuilder):
    """Builds the tree, and notes what is no element: comments, and instructions to programs."""

    def __init__(self) -> None:
        super().__init__()
        self.has_others = False

    def comment(self, text: str | None, /) -> Element:
        """Leaves a comment out."""
        self.has_others = True
        return super().comment(text)

    def pi(self, target: str, text: str | None = None, /) -> Element:
        """Leaves an instruction out: `<?xml-stylesheet …?>`."""
        self.has_others = True
        return super().pi(target, text)


def _refuse_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAXIMUM_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise UnfitFileError(f"nests more than {MAXIMUM_DEPTH} deep")


class _Writer:
    """Writes what may stay."""

    def __init__(self, nesting: int, *, is_clean: bool) -> None:
        self.nesting = nesting
        self.is_clean = is_clean
        """False as soon as something goes."""

    def element(self, element: Element, outer: str) -> Iterator[str]:
        """The element and all it holds, without its tail; `outer` is the namespace around it."""
        namespace, _, name = element.tag[1:].partition("}")
        if namespace == SVG and name in UNWRAPPED:
            self.is_clean = False
            yield from self.content(element, outer)
        elif not _is_drawing(element, namespace, name):
            self.is_clean = False
        else:
            yield f"<{name}" + (f' xmlns="{namespace}"' if namespace != outer else "")
            yield from self.attributes(element, namespace, name)
            content = "".join(self.content(element, namespace))
            yield f">{content}</{name}>" if content else "/>"

    def content(self, element: Element, namespace: str) -> Iterator[str]:
        """Text and elements inside."""
        yield escape(element.text or "")
        for child in element:
            yield from self.element(child, namespace)
            yield escape(child.tail or "")

    def attributes(self, element: Element, namespace: str, name: str) -> Iterator[str]:
        """The attributes that stay, in their order; `href` without its old namespace."""
        for attribute, original in element.items():
            value = self.embedded(original) if name == "image" else original
            self.is_clean = self.is_clean and value == original
            written = attribute.replace(XML, "xml:").replace(XLINK, "")
            is_label = namespace == XHTML and attribute in LABEL_ATTRIBUTES and _is_quiet(value)
            if is_label or (namespace == SVG and _may_stay(name, attribute, written, value)):
                yield f" {written}={quoteattr(value)}"
            else:
                self.is_clean = False

    def embedded(self, value: str) -> str:
        """The address of an image, cleaned where it is an SVG file itself; empty for one that is not fit."""
        if not value.startswith(EMBEDDED_SVG):
            return value
        if self.nesting >= MAXIMUM_NESTING:
            return ""
        try:
            data = b64decode("".join(value.removeprefix(EMBEDDED_SVG).split()), validate=True)
            return EMBEDDED_SVG + b64encode(without_activity(data, self.nesting + 1)).decode()
        except (UnfitFileError, ValueError):
            return ""


def _is_drawing(element: Element, namespace: str, name: str) -> bool:
    """Whether the element is one of those that may stay."""
    if namespace == XHTML:
        return name in LABELS
    is_loud = name == "style" and (len(element) > 0 or not _is_quiet(element.text or ""))
    return namespace == SVG and name in ELEMENTS and not is_loud


def _may_stay(element: str, attribute: str, written: str, value: str) -> bool:
    if attribute in ("href", f"{XLINK}href"):
        is_embedded = value.startswith(EMBEDDED_SVG) or EMBEDDED.fullmatch(value) is not None
        is_own = value.startswith("#") or (element == "image" and is_embedded)
        return element in REFERRING and is_own
    is_known = attribute.startswith("aria-") or (written in ATTRIBUTES and not attribute.startswith(XLINK))
    return is_known and _is_quiet(value)


def _is_quiet(text: str) -> bool:
    return not ASKING.search(LOCAL_URL.sub("", text))
