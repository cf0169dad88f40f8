"""Hosts that are no public site: those of a private network, and the names that stand for any host."""

from ipaddress import ip_address

TOP_NAMES = ("localhost", "local", "internal", "lan", "home", "test", "invalid", "example", "onion")
"""Last parts of host names that are no public site (RFC 2606, 6761, 6762, 7686, 8375)."""
EXAMPLES = ("example.com", "example.net", "example.org")


def is_own_network(host: str) -> bool:
    """Whether the host, in lower case, is known from its name alone to be none that every reader can reach."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        pass
    is_example = any(host == name or host.endswith(f".{name}") for name in EXAMPLES)
    return is_example or "." not in host or host.rpartition(".")[2] in TOP_NAMES or not host.isprintable()
