"""The configuration of a site for Apache 2.4, in directives that stand in a virtual host or in `.htaccess`."""

from collections.abc import Iterable, Iterator

from kbtool.site.headers_file import HEADERS_FILE
from kbtool.site.redirects.former import Former, link
from kbtool.site.redirects.rules_file import RULES_FILE
from kbtool.site.response_headers import IMMUTABLE, REVALIDATED
from kbtool.site.site_headers import SiteHeaders

UNFIT = frozenset('"\\${}')
"""What means something in the configuration itself; for such addresses the page there leads on."""


def apache_file(site: SiteHeaders, formers: Iterable[Former] = ()) -> str:
    """Directives for the virtual host of the site, whose `DocumentRoot` leads to the folder of the audience."""
    lines = [
        "# Written by kbtool: a build replaces it. Include it in the virtual host of the site, beside DocumentRoot, or",
        "# copy it into the folder of the site as .htaccess (AllowOverride All). It needs mod_headers and mod_rewrite.",
        "AddDefaultCharset utf-8",
        'AddType "text/markdown; charset=utf-8" .md',
        "DirectoryIndex index.html",
        "Options -Indexes",
        *(f'Header always set {name} "{_quoted(value)}"' for name, value in site.headers),
        f'Header set Cache-Control "{REVALIDATED}"',
    ]
    for folder in site.named_by_digest:
        # Not for the page that answers where nothing is: its address is another one by then.
        lines += _below(f"{site.base}{folder}", f'Header set Cache-Control "{IMMUTABLE}"')
    for prefix in site.prefixes:
        lines += _below(f"{site.base}{prefix}", f'ErrorDocument 404 "{site.base}{prefix}404.html"')
    lines += ["RewriteEngine On", *_rule([site.base + HEADERS_FILE, site.base + RULES_FILE], "-", "R=404,L")]
    return "\n".join([*lines, *_redirects(site, formers), ""])


def _below(folder: str, directive: str) -> list[str]:
    return [f"<If \"%{{REQUEST_URI}} -strmatch '{folder}*'\">", f"    {directive}", "</If>"]


def _redirects(site: SiteHeaders, formers: Iterable[Former]) -> Iterator[str]:
    """Only the page at a former address knows which of its parts went where: no rule stands before it."""
    for former in formers:
        goal = link(former.goal, site.base)
        if former.parts or not UNFIT.isdisjoint(former.address + goal):
            continue
        paths = [site.base + form for form in former.forms()]
        page, mark, fragment = goal.replace("%", "\\%").partition("#")
        if mark and "?" not in page:  # Apache puts the question of the address behind the fragment
            asked = f"{page}?%{{QUERY_STRING}}#{fragment}"
            yield from _rule(paths, asked, "R=301,L,NE", ['RewriteCond "%{QUERY_STRING}" "."'])
        yield from _rule(paths, page + mark + fragment, "R=301,L,NE")


def _rule(paths: list[str], goal: str, flags: str, further: Iterable[str] = ()) -> Iterator[str]:
    """What happens to requests for exactly these paths, decoded, under further conditions."""
    for number, path in enumerate(paths, start=1):
        yield f'RewriteCond "%{{REQUEST_URI}}" "={path}"' + (" [OR]" if number < len(paths) else "")
    yield from further
    yield f'RewriteRule "^" "{goal}" [{flags}]'


def _quoted(value: str) -> str:
    return value.replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
