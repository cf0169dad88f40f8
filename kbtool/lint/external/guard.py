"""Which machines may be asked: nobody's own network, whatever a link, a name server or a redirect says.

A base is checked in a CI that reaches servers which the author of a pull request does not. Names are looked up here and
the connection is made to the very address that was judged, so that a second look-up cannot give another.
"""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind NAT64 (RFC 6052)."""
Lookup = Callable[..., list[Any]]
"""As `socket.getaddrinfo`."""


class PrivateAddressError(Exception):
    """The host has no address on the public internet."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Opens connections to public hosts and to those that the settings name."""

    private_hosts: frozenset[str] = frozenset()
    """Lower case."""
    look_up: Lookup = socket.getaddrinfo

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """A connection to the host. Raises PrivateAddressError, socket.gaierror for unknown names, and OSError."""
        failure: OSError | None = None
        for address in self.addresses(host, port):
            try:
                return socket.create_connection((address, port), timeout)
            except OSError as error:
                failure = error
        raise failure or PrivateAddressError(host)

    def addresses(self, host: str, port: int) -> Iterator[str]:
        """Those of the host that may be asked, as the name server gives them."""
        found = dict.fromkeys(str(item[4][0]) for item in self.look_up(host, port, 0, socket.SOCK_STREAM))
        is_named = host.lower() in self.private_hosts
        yield from (address for address in found if is_named or is_public(address))


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the public internet: not to this machine, a private network, a link or a
    group (the registries of RFC 6890), nor to an IPv6 form that stands for such an IPv4 address."""
    address = ip_address(text.partition("%")[0])
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    is_site_local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or is_site_local)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address carries."""
    if isinstance(address, IPv4Address):
        return None
    teredo = address.teredo[1] if address.teredo else None
    translated = IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None
    return address.ipv4_mapped or address.sixtofour or teredo or translated
