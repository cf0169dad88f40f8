"""Content types, the same on every computer: the system's own table may know less, or know better."""

from mimetypes import MimeTypes
from pathlib import PurePath

FURTHER = {
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
KNOWN = MimeTypes(filenames=())
TEXTS = frozenset({"application/json", "application/manifest+json", "application/xml", "image/svg+xml"})


def media_type(path: PurePath) -> str:
    """The Content-Type of a file by its name; texts are UTF-8."""
    suffix = path.suffix.lower()
    found = FURTHER.get(suffix) or KNOWN.types_map[True].get(suffix) or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") or found in TEXTS else found
