"""What is wrong with an address as it is written, whatever it leads to."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel", "kb"})
"""What the site keeps; links of any other kind lose their address there."""
HTTP = ("http", "https")
MISSING_COLON = re.compile(r"(https?)[;.]?//(?=[^/])", re.IGNORECASE)
MISSING_SLASH = re.compile(r"(https?):/?(?=[^/:@\s]+\.[^/:@\s])", re.IGNORECASE)
TWICE = re.compile(r"https?:/+(?=https?:?//)", re.IGNORECASE)
BARE_HOST = re.compile(r"www\.[\w-]+\.[\w.-]+(?:[/?#]\S*)?", re.IGNORECASE)
BARE_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
EMPTY_LABEL = re.compile(r"^\.|\.\.")


@dataclass(frozen=True, slots=True)
class AddressFault:
    """What is wrong, and the address that was meant."""

    message: str
    hint: str
    mended: str = ""
    """Empty where nobody can be sure."""


def find_fault(url: str) -> AddressFault | None:
    """The first fault of an address; None for one that can be used."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return AddressFault(f"{_short(url)} is no address", "check brackets, host and port")
    for pattern, message, start in (
        (TWICE, "starts with http:// twice", ""),
        (MISSING_COLON, "lacks the colon after {0}", "{0}://"),
        (MISSING_SLASH, "lacks a slash after {0}:", "{0}://"),
    ):
        if match := pattern.match(url):
            scheme = match[1].lower() if match.groups() else ""
            mended = start.format(scheme) + url[match.end() :]
            return AddressFault(f"{_short(url)} {message.format(scheme)}", f"write {_short(mended)}", mended)
    if parts.scheme.lower() in HTTP:
        return _fault_of_host(url, host)
    if parts.scheme:
        return _fault_of_scheme(url, parts.scheme, parts.path)
    return _fault_without_scheme(url)


def _fault_of_host(url: str, host: str) -> AddressFault | None:
    if not host:
        return AddressFault(f"{_short(url)} names no host", "write the whole address, as the browser shows it")
    if " " in host or EMPTY_LABEL.search(host):
        return AddressFault(f"{_short(url)} has a host that cannot exist", "check the spelling of the host")
    if " " in url.strip():
        mended = url.strip().replace(" ", "%20")
        return AddressFault(f"{_short(url)} has a blank in it", "write %20 for a blank", mended)
    return None


def _fault_of_scheme(url: str, scheme: str, path: str) -> AddressFault | None:
    if scheme == "mailto" and path and "@" not in path and "%40" not in path:
        return AddressFault(f"{_short(url)} is no mail address", "write mailto:name@example.com")
    if scheme in SCHEMES:
        return None
    return AddressFault(
        f"a link that starts with {scheme[:20]}: is taken out of the page", "use https:, mailto:, tel: or a file's path"
    )


def _fault_without_scheme(url: str) -> AddressFault | None:
    if BARE_HOST.fullmatch(url):
        return AddressFault(f"{_short(url)} lacks https://", f"write https://{_short(url)}", f"https://{url}")
    if BARE_MAIL.fullmatch(url):
        return AddressFault(f"{_short(url)} lacks mailto:", f"write mailto:{_short(url)}", f"mailto:{url}")
    return None


def _short(url: str) -> str:
    text = "".join(character if character.isprintable() else "?" for character in url.strip())
    return text if len(text) <= 60 else f"{text[:59]}…"
