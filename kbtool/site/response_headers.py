"""The headers a web server sends with everything of an audience's site, and how long a browser keeps what."""

from collections.abc import Iterable, Iterator

from kbtool.config import Configuration, Mode
from kbtool.site.content_policy import configuration_policy
from kbtool.site.site_headers import SiteHeaders

IMMUTABLE = "public, max-age=31536000, immutable"
"""For files whose name holds the digest of what is in them."""
REVALIDATED = "no-cache"
"""For everything else: kept, and asked about before each use."""
ASSETS = "assets/"
"""Folder of the styles, scripts and search data, at the root and in each language."""
REFUSED_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")


def site_headers(configuration: Configuration, audience: str, addresses: Iterable[str], base: str) -> SiteHeaders:
    """For the site of an audience; `addresses` are those of its pages and files, of all languages."""
    prefixes = tuple(language.prefix for language in configuration.languages)
    folders = [f"{prefix}{ASSETS}" for prefix in prefixes]
    foreign = {folder for address in addresses for folder in folders if address.startswith(folder)}
    return SiteHeaders(
        base=base,
        prefixes=prefixes,
        headers=tuple(response_headers(configuration, audience)),
        named_by_digest=tuple(folder for folder in folders if folder not in foreign),
    )


def response_headers(configuration: Configuration, audience: str) -> Iterator[tuple[str, str]]:
    """Name and value of each header that goes with everything of the audience's site."""
    settings = configuration.settings
    is_restricted = audience != settings.widest
    yield "Content-Security-Policy", configuration_policy(configuration, audience)
    yield "X-Content-Type-Options", "nosniff"
    yield "X-Frame-Options", "DENY"
    # Nobody outside learns the address of a restricted page from a link in it.
    yield "Referrer-Policy", "same-origin" if is_restricted else "strict-origin-when-cross-origin"
    yield "Permissions-Policy", ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES)
    yield "Cross-Origin-Opener-Policy", "same-origin"
    if is_restricted:
        yield "Cross-Origin-Resource-Policy", "same-origin"
    if is_restricted or settings.mode is Mode.SETUP:
        yield "X-Robots-Tag", "noindex"
