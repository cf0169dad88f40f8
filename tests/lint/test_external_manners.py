"""How other sites are treated, and which are never asked."""

import socket
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest

from kbtool.lint.external.answer import FOUND, Answer, Outcome
from kbtool.lint.external.guard import Guard, PrivateAddressError, is_public
from kbtool.lint.external.manners import Manners
from kbtool.lint.external.request import Requester
from kbtool.lint.external.visit import Visitor
from tests.lint.other_site import HERE, OTHER, Site, running_site, visitor


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as made:
        yield made


def test_a_server_that_asks_for_patience_gets_it_and_is_asked_once_more(site: Site) -> None:
    replies = iter([(429, {"Retry-After": "7"}), (200, {})])
    site.replies["/a"] = lambda method: next(replies)
    slept: list[float] = []
    manners = Manners(0, slept.append)
    assert visitor(manners=manners).visit(site.at("/a")) == FOUND
    assert slept == [7.0]


def test_a_server_that_asks_for_much_patience_is_left_alone(site: Site) -> None:
    site.replies["/a"] = (503, {"Retry-After": "3600"})
    slept: list[float] = []
    one = visitor(manners=Manners(0, slept.append))
    assert one.visit(site.at("/a")).outcome is Outcome.UNSURE
    assert one.visit(site.at("/b")).outcome is Outcome.UNSURE
    assert (site.asked, slept) == (["HEAD /a"], [])


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site) -> None:
    site.replies |= {"/a": (200, {}), "/b": (200, {})}
    slept: list[float] = []
    now = iter([100.0, 100.25, 101.0])
    one = visitor(manners=Manners(1, slept.append, lambda: next(now)))
    one.visit(site.at("/a"))
    one.visit(site.at("/b"))
    assert slept == [0.75]


def test_a_host_is_asked_by_one_thread_at_a_time() -> None:
    manners, inside, most = Manners(0), [0], [0]

    def enter() -> None:
        for _ in range(50):
            with manners.turn("a"):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_an_unknown_host_is_broken_and_its_other_pages_are_not_asked_for() -> None:
    asked: list[str] = []

    def look_up(host: str, *_: object) -> list[Any]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    one = Visitor(Requester(Guard(look_up=look_up), 1), Manners(0))
    answers = [one.visit(f"https://gone.shop.com/{page}") for page in "ab"]
    assert answers == [Answer(Outcome.GONE, "names gone.shop.com, which is no host")] * 2
    assert asked == ["gone.shop.com"]


def test_a_name_server_that_fails_says_nothing_about_a_host() -> None:
    def look_up(*_: object) -> list[Any]:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    answer = Visitor(Requester(Guard(look_up=look_up), 1), Manners(0)).visit("https://pay.shop.com/")
    assert answer.outcome is Outcome.UNSURE


def test_this_machine_is_not_asked_unless_it_is_named(site: Site) -> None:
    answer = visitor("pay.shop.com").visit(site.at("/a"))
    assert answer == Answer(Outcome.UNSURE, f"leads to {HERE} in a private network, which is not asked")
    assert site.asked == []


def test_a_redirect_does_not_lead_into_a_private_network(site: Site) -> None:
    site.replies["/a"] = (302, {"Location": site.at("/secret", OTHER)})
    site.replies["/secret"] = (200, {})
    assert visitor(HERE).visit(site.at("/a")).outcome is Outcome.UNSURE
    assert site.asked == ["HEAD /a"]
    assert visitor(HERE, OTHER).visit(site.at("/a")) == FOUND


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1",
        "fd12::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_an_address_of_nobodys_business_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_judged(site: Site) -> None:
    """Of a name that leads to the internet first and to this machine next, the second is never heard of."""
    looked_up: list[str] = []

    def look_up(host: str, *_: object) -> list[Any]:
        looked_up.append(host)
        return [(0, 0, 0, "", (HERE, 0))] if len(looked_up) > 1 else [(0, 0, 0, "", ("240.0.0.1", 0))]

    with pytest.raises(PrivateAddressError):
        Guard(look_up=look_up).connect("pay.shop.com", site.port, 1)
    assert looked_up == ["pay.shop.com"]
