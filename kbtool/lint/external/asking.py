"""Asks the web for the external links of a base."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

from kbtool.errors import KbError
from kbtool.lint.context import Context
from kbtool.lint.external.answer import Answer, Outcome
from kbtool.lint.external.answer_file import FILE, KeptAnswer, read_answers, write_answers
from kbtool.lint.external.asking_options import AskingOptions
from kbtool.lint.external.external_links import find_external_links
from kbtool.lint.external.guard import Guard
from kbtool.lint.external.manners import Manners
from kbtool.lint.external.request import Requester
from kbtool.lint.external.visit import Visitor
from kbtool.lint.own_network import is_own_network

OnAnswer = Callable[[int, int], None]
"""Called after each answer with how many there are, and how many there will be."""

FEW_HOSTS = 3
"""So many hosts do not vanish at once."""
_UNKNOWN_FROM_HERE = Answer(Outcome.UNSURE, "names a host that cannot be found from here")


def tell_nobody(done: int, total: int) -> None:
    """For callers who do not want to know."""


@dataclass(frozen=True)
class Asking:
    """How to ask."""

    options: AskingOptions
    root: Path
    """The folder of mkdocs.yml; former answers lie below it."""
    is_wanted: Callable[[str], bool] = lambda path: True
    """Whether the links of a file are asked for."""
    on_answer: OnAnswer = tell_nobody

    def __call__(self, context: Context) -> Mapping[str, Answer]:
        """Address without fragment → answer, for every address that may be asked. Waits for servers.

        Raises KbError where there seems to be no network.
        """
        manuscripts = [item for item in context.documents if self.is_wanted(item.path)]
        found = {link.address for item in manuscripts for link in find_external_links(item, context)}
        wanted = sorted(address for address in found if not _is_skipped(address, self.options))
        known = read_answers(self.root / FILE)
        now, keep = datetime.now(UTC), timedelta(days=self.options.keep_days)
        fresh = {address: item.answer for address, item in known.items() if item.is_fresh(now, keep)}
        asked = self._sure(self._ask(address for address in wanted if address not in fresh), fresh, wanted)
        kept = known | {address: KeptAnswer(answer, now) for address, answer in asked.items()}
        everywhere = (link.address for item in context.documents for link in find_external_links(item, context))
        if asked:
            write_answers(self.root / FILE, kept, everywhere)
        return {address: (asked | fresh)[address] for address in wanted}

    def _ask(self, addresses: Iterable[str]) -> dict[str, Answer]:
        """Every host by one thread, so that hosts do not wait for each other."""
        hosts: defaultdict[str, list[str]] = defaultdict(list)
        for address in addresses:
            hosts[urlsplit(address).hostname or ""].append(address)
        total = sum(map(len, hosts.values()))
        found: dict[str, Answer] = {}
        visitor = self._visitor()
        with ThreadPoolExecutor(self.options.hosts_at_once) as threads:
            visits = [threads.submit(_visit_all, visitor, own, found, self.on_answer, total) for own in hosts.values()]
            for visit in as_completed(visits):
                visit.result()
        return found

    def _visitor(self) -> Visitor:
        guard = Guard(frozenset(host.lower() for host in self.options.private_hosts))
        requester = Requester(guard, self.options.timeout)
        return Visitor(requester, Manners(self.options.pause), self.options.accept)

    def _sure(self, asked: dict[str, Answer], fresh: Mapping[str, Answer], wanted: Iterable[str]) -> dict[str, Answer]:
        """Without a network every host is unknown: that says something about a link only where some server answers."""
        unknown = [address for address, answer in asked.items() if _is_unknown_host(answer)]
        if not unknown or any(answer.status for answer in asked.values()):
            return asked
        good = next((address for address in wanted if address in fresh and fresh[address].status), None)
        if good and self._visitor().visit(good).status:
            return asked
        hosts = {urlsplit(address).hostname or "" for address in unknown}
        if len(hosts) >= FEW_HOSTS:
            raise KbError(f"--external: {min(hosts)} and {len(hosts) - 1} other hosts are unknown; is there a network?")
        return asked | dict.fromkeys(unknown, _UNKNOWN_FROM_HERE)


def _visit_all(
    visitor: Visitor, addresses: Iterable[str], found: dict[str, Answer], on_answer: OnAnswer, total: int
) -> None:
    for address in addresses:
        found[address] = visitor.visit(address)
        on_answer(len(found), total)


def _is_unknown_host(answer: Answer) -> bool:
    return answer.outcome is Outcome.GONE and not answer.status


def _is_skipped(address: str, options: AskingOptions) -> bool:
    """Whether the settings or the standards (example.com) keep the address from being asked for."""
    host = (urlsplit(address).hostname or "").lower()
    if any(_matches(pattern, address, host) for pattern in options.skip):
        return True
    return is_own_network(host) and host not in {name.lower() for name in options.private_hosts}


def _matches(pattern: str, address: str, host: str) -> bool:
    if "/" in pattern or "*" in pattern:
        return fnmatchcase(address, pattern)
    return host == pattern.lower() or host.endswith(f".{pattern.lower()}")
