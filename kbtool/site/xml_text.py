"""Text as it stands in an XML document."""

import re
from html import escape

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold, not even escaped (XML 1.0, 2.2)."""


SPECIAL = re.compile(f"[&<>\"']|{NOT_XML.pattern}")


def xml_text(text: str) -> str:
    """A text for an element or a quoted attribute; what cannot stand in XML is left out."""
    return escape(NOT_XML.sub("", text)) if SPECIAL.search(text) else text
