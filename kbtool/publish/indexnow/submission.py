"""Sends addresses to a search engine that takes part in IndexNow, which tells the others (source: indexnow.org)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from kbtool import __version__
from kbtool.build.releases import Release
from kbtool.config import Configuration
from kbtool.errors import KbError
from kbtool.site.indexnow import key_name

ENDPOINT = "https://api.indexnow.org/indexnow"
BATCH = 10_000
"""Addresses that one request may hold."""
SECONDS = 30
TAKEN = {200: "taken", 202: "taken, the key is yet to be looked at"}
REFUSED = {
    400: "the request is not what the protocol asks for",
    403: "the key is not valid: its file does not answer at {location}",
    422: "the addresses are not those of the host, or the key is not the one in {location}",
    429: "too many requests: wait some hours",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one request."""

    status: int
    count: int
    """Addresses in it."""
    meaning: str

    @property
    def is_taken(self) -> bool:
        """Whether search engines will look at the addresses."""
        return self.status in TAKEN


def check_key(configuration: Configuration, release: Release) -> str:
    """The key. Raises KbError where there is none, or the live release does not carry its file."""
    key = configuration.settings.indexnow
    if not key:
        raise KbError(f"{configuration.path}: extra.kbtool.indexnow: is not set; choose a key of 8 to 128 characters")
    if not (release.folder / key_name(key)).is_file():
        raise KbError(f"the live release has no {key_name(key)}; build and publish with the key first")
    return key


def submit(configuration: Configuration, key: str, urls: Sequence[str], endpoint: str = ENDPOINT) -> Iterator[Answer]:
    """Sends the addresses in batches and yields each answer; ends with the first that refuses.

    Raises KbError where nobody answers at the endpoint.
    """
    address = configuration.address(configuration.settings.widest)
    location = f"{address}{key_name(key)}"
    for start in range(0, len(urls), BATCH):
        batch = urls[start : start + BATCH]
        message = {"host": urlsplit(address).netloc, "key": key, "keyLocation": location, "urlList": list(batch)}
        status = _post(endpoint, message)
        meaning = (TAKEN | REFUSED).get(status, "an answer that the protocol does not know").format(location=location)
        answer = Answer(status, len(batch), meaning)
        yield answer
        if not answer.is_taken:
            return


def _post(endpoint: str, message: Mapping[str, object]) -> int:
    """The status of the answer. No redirect is followed: what it leads to never asked for the addresses."""
    headers = {"User-Agent": f"kbtool/{__version__}"}
    try:
        with urllib3.PoolManager(timeout=SECONDS, retries=False, headers=headers) as pool:
            return pool.request("POST", endpoint, json=message, redirect=False).status
    except (HTTPError, ValueError) as error:
        raise KbError(f"{endpoint}: does not answer: {error}") from error
