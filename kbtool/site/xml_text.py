"""Text as it stands in an XML document."""

import re
from html import escape

_NOT_XML = "\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
NOT_XML = re.compile(f"[{_NOT_XML}]")
"""Characters that no XML document can hold, not even escaped (XML 1.0, 2.2). A class of all others would take ten
milliseconds to compile."""
SPECIAL = re.compile(f"[&<>\"'{_NOT_XML}]")


def xml_text(text: str) -> str:
    """A text for an element or a quoted attribute; what cannot stand in XML is left out."""
    return escape(NOT_XML.sub("", text)) if SPECIAL.search(text) else text
