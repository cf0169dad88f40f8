"""Reads XML that anybody may have written: nothing outside is fetched, nothing expands."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring


def read_xml(data: bytes) -> Element | str:
    """The root element, or what is wrong."""
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        return f"is no well-formed XML: {error}" if str(error) else "is no well-formed XML"
    return root


def text_of(element: Element, tag: str) -> str:
    """The text of a child; empty where there is none."""
    return (element.findtext(tag) or "").strip()
