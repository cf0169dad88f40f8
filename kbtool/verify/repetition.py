"""What pages of one language share and should not."""

from collections.abc import Callable, Iterator

from kbtool.verify.output.facts import Facts
from kbtool.verify.site import Site

LONGEST = 60


def repeated(site: Site, value_of: Callable[[Facts], str]) -> Iterator[tuple[Facts, Facts]]:
    """(page, an earlier one of the same language with the same value) among the pages search engines may show.

    Pages whose canonical address is another page are copies of it and may say the same.
    """
    seen: dict[tuple[str, str], Facts] = {}
    for page in site.indexable:
        value = value_of(page)
        canonical = site.page_at(page.canonical) if page.canonical else None
        if not value or (canonical is not None and canonical.path != page.path):
            continue
        first = seen.setdefault((site.setting.language(page.path).locale, value), page)
        if first is not page:
            yield page, first


def shortened(text: str) -> str:
    """A text for a message, which ends without a full stop."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return short.rstrip(".") or "(empty)"
