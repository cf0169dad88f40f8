"""The links and images of an article that leave the base."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from kbtool.content.schema import State
from kbtool.diagnostics import Span
from kbtool.lint.address_faults import find_fault
from kbtool.lint.context import Context
from kbtool.lint.external.answer import Answer
from kbtool.lint.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """One address in a text; several links to one definition are one."""

    url: str
    """As written, without escapes."""
    span: Span
    """Where the address is written."""

    @property
    def address(self) -> str:
        """What a server is asked for: the fragment stays with the browser."""
        return self.url.strip().partition("#")[0]


def find_external_links(manuscript: Manuscript, context: Context) -> Iterator[ExternalLink]:
    """Those with http and https that are well written and lead to none of the base's own sites, in reading order.

    An archived article is shown to nobody and has none.
    """
    if manuscript.article.fields.state is State.ARCHIVED:
        return
    document = manuscript.document
    addresses = dict.fromkeys((link.url, link.url_span) for link in document.links)
    addresses |= dict.fromkeys((image.url, image.url_span) for image in document.images)
    own = own_hosts(context)
    for url, span in addresses:
        if url.lstrip()[:8].lower().startswith(("http://", "https://")) and not find_fault(url.strip()):
            host = urlsplit(url.strip()).netloc.rpartition("@")[2].lower()
            if host not in own:
                yield ExternalLink(url, span)


def find_external_answers(context: Context) -> Iterator[tuple[str, ExternalLink, Answer]]:
    """The file, the link and the answer, for every link that was asked for."""
    if not context.answers:
        return
    for manuscript in context.documents:
        for link in find_external_links(manuscript, context):
            if link.address in context.answers:
                yield manuscript.path, link, context.answers[link.address]


def own_hosts(context: Context) -> frozenset[str]:
    """Hosts, with a port where one is named, of the sites that the base makes: its own links are checked by path."""
    configuration = context.configuration
    addresses = [configuration.address(audience) for audience in configuration.settings.audiences]
    return frozenset(urlsplit(address).netloc.lower() for address in addresses if address)
