"""Asks for one address, through its redirects."""

import socket
import ssl
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.util import Retry, Url, parse_url

from kbtool.lint.external.answer import FOUND, Answer, Outcome
from kbtool.lint.external.guard import PrivateAddressError
from kbtool.lint.external.manners import Manners
from kbtool.lint.external.request import Requester, Response

MOST_REDIRECTS = 10
LONGEST_WAIT = 30.0
"""Seconds that a server may ask us to wait; beyond that its links are left for another day."""
REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT = (301, 308)
GONE = (404, 410)
BUSY = (429, 503)
UNKNOWN_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class _NotAskedError(Exception):
    """No server answered; holds the answer to give."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.reason)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Visitor:
    """Follows links as a reader would."""

    requester: Requester
    manners: Manners
    accept: Collection[int] = ()
    """Status codes that count as a page."""

    def visit(self, address: str) -> Answer:
        """What the web says about an http or https address without fragment. Never raises for what the web does."""
        moved, is_permanent = "", True
        current = address
        for _ in range(MOST_REDIRECTS + 1):
            try:
                response = self._head_or_get(_parsed(current))
            except _NotAskedError as problem:
                return _after_redirect(problem.answer, address, current)
            if response.status not in REDIRECTS or not response.location:
                answer = self._judge(response)
                if answer is FOUND and moved:
                    return Answer(Outcome.MOVED, f"has moved to {shown(moved)}", moved, response.status)
                return _after_redirect(answer, address, current)
            is_permanent = is_permanent and response.status in PERMANENT
            current = _joined(current, response.location)
            moved = current if is_permanent else moved
        return Answer(Outcome.UNSURE, f"redirects more than {MOST_REDIRECTS} times", status=302)

    def _head_or_get(self, url: Url) -> Response:
        """Many servers refuse HEAD or answer it wrongly: what it says is bad has to be said to GET again."""
        try:
            response = self._send("HEAD", url)
        except HTTPException:
            response = Response(HTTPStatus.METHOD_NOT_ALLOWED)
        if response.status < HTTPStatus.BAD_REQUEST or response.status in BUSY:
            return response
        try:
            return self._send("GET", url)
        except HTTPException as error:
            raise _NotAskedError(_unsure(f"does not answer as a web server does ({type(error).__name__})")) from error

    def _send(self, method: str, url: Url) -> Response:
        response = self._attempt(method, url)
        seconds = _seconds(response)
        if response.status in BUSY and 0 <= seconds <= LONGEST_WAIT:
            self.manners.wait(seconds)
            response = self._attempt(method, url)
        if response.status in BUSY:
            self.manners.leave(url.host or "", self._judge(response))
        return response

    def _attempt(self, method: str, url: Url) -> Response:
        host = url.host or ""
        self._check_closed(host)
        with self.manners.turn(host):
            self._check_closed(host)
            try:
                return self.requester.send(method, url)
            except (PrivateAddressError, socket.gaierror) as error:
                answer = _without_host(host, error)
                self.manners.leave(host, answer)
                raise _NotAskedError(answer) from error
            except (OSError, HTTPError) as error:
                answer = _unsure(_failure(error))
                self.manners.note_failure(host, answer)
                raise _NotAskedError(answer) from error

    def _check_closed(self, host: str) -> None:
        closed = self.manners.closed(host)
        if closed:
            raise _NotAskedError(closed)

    def _judge(self, response: Response) -> Answer:
        status = response.status
        if 200 <= status < 300 or status in self.accept:
            return FOUND
        outcome = Outcome.GONE if status in GONE else Outcome.UNSURE
        return Answer(outcome, f"answers {_named(status)}", status=status)


def shown(text: str) -> str:
    """An address for people, short and without what a terminal would act on."""
    plain = "".join(character if character.isprintable() else "?" for character in text)
    return plain if len(plain) <= 120 else f"{plain[:119]}…"


def _parsed(address: str) -> Url:
    """Raises _NotAskedError for what cannot be asked for."""
    try:
        url = parse_url(address)
    except HTTPError as error:
        raise _NotAskedError(_unsure("is no address that can be asked for")) from error
    if url.scheme not in ("http", "https") or not url.host or url.auth:
        raise _NotAskedError(_unsure("is no address that can be asked for"))
    return url


def _joined(address: str, location: str) -> str:
    """Where a redirect leads; the location itself where it is no address."""
    try:
        return urljoin(address, location).partition("#")[0]
    except ValueError:
        return location


def _after_redirect(answer: Answer, address: str, current: str) -> Answer:
    if answer is FOUND or current == address:
        return answer
    return Answer(answer.outcome, f"leads to {shown(current)}, which {answer.reason}", status=answer.status)


def _unsure(reason: str) -> Answer:
    return Answer(Outcome.UNSURE, reason)


def _without_host(host: str, error: PrivateAddressError | socket.gaierror) -> Answer:
    """The answer for all addresses of a host that cannot or may not be found."""
    if isinstance(error, PrivateAddressError):
        return _unsure(f"leads to {shown(host)} in a private network, which is not asked")
    if error.errno in UNKNOWN_NAME:
        return Answer(Outcome.GONE, f"names {shown(host)}, which is no host")
    return _unsure(f"names {shown(host)}, which cannot be looked up now")


def _failure(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "did not answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"has a certificate that is not accepted here ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return "answers no secure connection"
    if isinstance(error, ConnectionRefusedError):
        return "refuses the connection"
    return "cannot be reached"


def _named(status: int) -> str:
    names: Iterator[str] = (item.phrase for item in HTTPStatus if item == status)
    phrase = next(names, "")
    return f"{status} ({phrase})" if phrase else str(status)


def _seconds(response: Response) -> float:
    """What Retry-After asks for (RFC 9110, 10.2.3); below zero where it does not say."""
    try:
        return Retry().parse_retry_after(response.retry_after) if response.retry_after else -1
    except InvalidHeader:
        return -1
