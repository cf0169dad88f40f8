"""The configuration of a site for nginx.

Redirects are exact locations, which nginx finds in a tree. A `map` would do the same worse: it stands outside of the
server block, so that a site whose first redirect comes would break a running server; it knows no letter case; and an
address of twenty Chinese characters does not fit into its tables until somebody makes these larger.
"""

from collections.abc import Iterable, Iterator

from kbtool.site.headers_file import HEADERS_FILE
from kbtool.site.redirects.former import Former, link
from kbtool.site.redirects.rules_file import RULES_FILE
from kbtool.site.response_headers import ASSETS, IMMUTABLE, REVALIDATED
from kbtool.site.site_headers import SiteHeaders

LONGEST_LOCATION = 250
"""Bytes; older versions keep the length in one."""
MARKDOWN = (
    "location ~ \\.md$ {",
    "    types { }",
    "    default_type text/markdown;",
    "    charset_types text/markdown;",
    "}",
)
"""What nginx does not know by itself; a list of types in the `server` block would stand in the place of all others."""


def nginx_file(site: SiteHeaders, formers: Iterable[Former] = ()) -> str:
    """Directives for the `server` block of the site, whose `root` leads to the folder of the audience."""
    lines = [
        "# Written by kbtool: a build replaces it. Include it in the server block of the site, beside `root`.",
        "charset utf-8;",
        "index index.html;",
        "server_tokens off;",
        "absolute_redirect off;  # nginx may not know the name and port that readers use",
        *_headers(site, REVALIDATED),
        *(f'location = "{site.base}{name}" {{ return 404; }}' for name in (HEADERS_FILE, RULES_FILE)),
    ]
    for prefix in site.prefixes:
        lines += _block(f"{site.base}{prefix}", ["try_files $uri $uri/ =404;", _missing(site, prefix), *MARKDOWN])
    for folder in site.named_by_digest:
        # A block that adds a header inherits none.
        headers = _headers(site, IMMUTABLE)
        lines += _block(
            f"{site.base}{folder}", ["try_files $uri =404;", _missing(site, folder.removesuffix(ASSETS)), *headers]
        )
    return "\n".join([*lines, *_redirects(site, formers), ""])


def _block(path: str, directives: Iterable[str]) -> list[str]:
    return [f'location "{path}" {{', *(f"    {line}" for line in directives), "}"]


def _missing(site: SiteHeaders, prefix: str) -> str:
    return f'error_page 404 "{site.base}{prefix}404.html";'


def _headers(site: SiteHeaders, caching: str) -> list[str]:
    kept = [f'add_header {name} "{_quoted(value)}" always;' for name, value in site.headers]
    return [*kept, f'add_header Cache-Control "{caching}";']


def _redirects(site: SiteHeaders, formers: Iterable[Former]) -> Iterator[str]:
    """Only the page at a former address knows which of its parts went where: no rule stands before it."""
    taken = {HEADERS_FILE, RULES_FILE}
    for former in formers:
        page, mark, fragment = link(former.goal, site.base).partition("#")
        question = "" if "?" in page else "$is_args$args"
        for form in () if former.parts or "$" in page + fragment else former.forms():
            if form not in taken and len(f"{site.base}{form}".encode()) <= LONGEST_LOCATION:
                taken.add(form)
                goal = _quoted(f"{page}{question}{mark}{fragment}")
                yield f'location = "{_quoted(f"{site.base}{form}")}" {{ return 301 "{goal}"; }}'


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
