"""From the address somebody asks for to a file of the site, and to nothing outside it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from kbtool.errors import KbError


class BadAddressError(KbError):
    """An address no page of ours has: it tries to leave the site, or is no address at all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request's address."""

    path: str
    """Percent-decoded, with a slash at its start: `/fa/billing/`."""
    query: str
    """What follows the question mark, with it; empty for none."""

    @property
    def with_slash(self) -> str:
        """The address of the folder of this name, percent-encoded."""
        return f"{quote(self.path)}/{self.query}"


def parse_address(target: str) -> Asked:
    """The request target of an HTTP request (RFC 9112, origin form). Raises BadAddressError.

    Every part is decoded on its own and once: what decodes to a separator, a way up or a control character is refused.
    """
    path, mark, query = target.partition("#")[0].partition("?")
    if not path.startswith("/"):
        raise BadAddressError(f"no path: {target[:80]!r}")
    parts = [_decoded(part) for part in path[1:].split("/")]
    if "" in parts[:-1]:
        raise BadAddressError(f"two slashes in a row: {target[:80]!r}")
    return Asked("/" + "/".join(parts), mark + query)


def _decoded(part: str) -> str:
    try:
        text = unquote(part, errors="strict")
    except UnicodeDecodeError:
        raise BadAddressError(f"not UTF-8: {part[:80]!r}") from None
    if text in {".", ".."} or any(letter in "/\\" or ord(letter) < 32 or letter == "\x7f" for letter in text):
        raise BadAddressError(f"no name of a page: {part[:80]!r}")
    return text


def find_file(root: Path, path: str) -> Path | None:
    """The file below `root` that answers for `path` (no slash at its start), a folder by its index.html; else None.

    `root` is without symbolic links. A link inside that leads out of it counts as nothing.
    """
    candidate = root / path / "index.html" if path.endswith("/") or not path else root / path
    try:
        found = candidate.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
    return found if found.is_file() and found.is_relative_to(root) else None


def is_folder(root: Path, path: str) -> bool:
    """Whether the address lacks nothing but the slash at its end."""
    return bool(path) and not path.endswith("/") and find_file(root, f"{path}/") is not None
