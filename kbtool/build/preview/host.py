"""Which names the preview answers to.

A page on the internet can make its own name lead to this computer (DNS rebinding) and would then read the preview,
restricted articles included. It cannot choose the Host header that its visitors' browsers send.
"""

import re
import socket
from ipaddress import ip_address

HOST = re.compile(r"(?:\[(?P<address>[0-9a-f:.]+)\]|(?P<name>[^\s:@/\[\]]+))(?::[0-9]*)?")
"""RFC 9110, 7.2, with what a browser sends: a name or an address, and a port."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach the host."""
    if host in LOOPBACK:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_own_name(header: str | None, host: str) -> bool:
    """Whether a Host header names the preview that listens on `host`.

    Where it listens for the network, any IP address and this computer's own name are fine as well: a rebound name is
    neither.
    """
    match = HOST.fullmatch((header or "").strip().lower())
    name = (match["address"] or match["name"]) if match else ""
    if name in LOOPBACK or name == host.lower():
        return True
    if is_loopback(host):
        return False
    return _is_address(name) or name in {socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"}


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
