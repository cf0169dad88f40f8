"""The headers of a site in the words of web servers."""

from collections.abc import Iterable

from kbtool.site.response_headers import ASSETS, IMMUTABLE, REVALIDATED, SiteHeaders

HEADERS_FILE = "_headers"
"""Name of the file that Netlify, Cloudflare Pages and others read in the root of a site."""


def headers_file(site: SiteHeaders) -> str:
    """The text of `_headers`. Such hosts let browsers ask before each use of everything that has no own rule."""
    lines = ["# Written by kbtool: a build replaces it.", "/*"]
    lines += [f"  {name}: {value}" for name, value in site.headers]
    for folder in site.named_by_digest:
        lines += [f"/{folder}*", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join([*lines, ""])


def nginx_file(site: SiteHeaders) -> str:
    """Directives for the `server` block of the site, whose `root` leads to the folder of the audience."""
    lines = [
        "# Written by kbtool: a build replaces it. Include it in the server block of the site, beside `root`.",
        "charset utf-8;",
        "index index.html;",
        "server_tokens off;",
        *_nginx_headers(site, REVALIDATED),
        f'location = "{site.base}{HEADERS_FILE}" {{ return 404; }}',
    ]
    for prefix in site.prefixes:
        lines += _block(f"{site.base}{prefix}", ["try_files $uri $uri/ =404;", _missing(site, prefix)])
    for folder in site.named_by_digest:
        # A block that adds a header inherits none.
        headers = _nginx_headers(site, IMMUTABLE)
        lines += _block(
            f"{site.base}{folder}", ["try_files $uri =404;", _missing(site, folder.removesuffix(ASSETS)), *headers]
        )
    return "\n".join([*lines, ""])


def _block(path: str, directives: Iterable[str]) -> list[str]:
    return [f'location "{path}" {{', *(f"    {line}" for line in directives), "}"]


def _missing(site: SiteHeaders, prefix: str) -> str:
    return f'error_page 404 "{site.base}{prefix}404.html";'


def _nginx_headers(site: SiteHeaders, caching: str) -> list[str]:
    kept = [f'add_header {name} "{_quoted(value)}" always;' for name, value in site.headers]
    return [*kept, f'add_header Cache-Control "{caching}";']


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
