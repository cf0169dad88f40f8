"""`_redirects`: what Cloudflare Pages, Netlify, GitLab Pages and others read in the root of a site.

One rule on a line: path, goal, status, all percent-encoded. Cloudflare follows rules whether a file is there or not,
and leaves out lines with a status it does not know; Netlify and GitLab let a file go before a rule, so there the page
at the former address leads on. All of them pass the question of an address on.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kbtool.site.redirects.former import Former, link

RULES_FILE = "_redirects"
LONGEST_LINE = 1000
"""Characters that Cloudflare reads of a rule."""


def rules_file(formers: Iterable[Former], base: str, prefixes: Iterable[str]) -> str:
    """The text of `_redirects` for a site at `base`; `prefixes` are the starts of each language's addresses."""
    lines = ["# Written by kbtool: a build replaces it.", *_moves(formers, base)]
    # Cloudflare takes the nearest 404.html by itself, and leaves these lines out.
    lines += [f"{base}{prefix}* {base}{prefix}404.html 404" for prefix in sorted(prefixes, key=len, reverse=True)]
    return "\n".join([*lines, ""])


def _moves(formers: Iterable[Former], base: str) -> Iterator[str]:
    for former in formers:
        if former.parts:
            continue  # its page knows which part went where
        for form in former.forms():
            line = f"{base}{quote(form)} {link(former.goal, base)} 301"
            if len(line) <= LONGEST_LINE:
                yield line
