"""HTML of code as a stylesheet sees it: without the marks that nothing is shown by."""

import re

from pygments.token import STANDARD_TYPES

from kbtool.build.plain_code import PLAIN

NAMES = "|".join(sorted({STANDARD_TYPES[kind] for kind in PLAIN} - {""}))
MARK = re.compile(rf'<span class="(?:{NAMES})">([^<]*)</span>')


def without_plain_marks(html: str) -> str:
    """What the libraries make of code, without the elements around tokens that have no colour."""
    return MARK.sub(r"\1", html)
