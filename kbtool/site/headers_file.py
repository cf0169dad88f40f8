"""The headers of a site for hosts that read them from a file of the site."""

from kbtool.site.response_headers import IMMUTABLE
from kbtool.site.site_headers import SiteHeaders

HEADERS_FILE = "_headers"
"""Name of the file that Netlify, Cloudflare Pages and others read in the root of a site."""


def headers_file(site: SiteHeaders) -> str:
    """The text of `_headers`. Such hosts let browsers ask before each use of everything that has no own rule."""
    lines = ["# Written by kbtool: a build replaces it.", "/*"]
    lines += [f"  {name}: {value}" for name, value in site.headers]
    for folder in site.named_by_digest:
        lines += [f"/{folder}*", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join([*lines, ""])
