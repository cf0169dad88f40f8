"""What happens to the HTML of an article after Markdown: cleaned, tables and images made fit for reading."""

from collections.abc import Callable
from urllib.parse import unquote

from kbtool.site.finish import finish
from kbtool.site.lost_links import drop_lost_links
from kbtool.site.sanitise import sanitise

TEMPLATE_IDS = frozenset({"kb-main", "kb-toc", "kb-search", "kb-theme", "kb-language", "kb-results"})
"""Ids of the templates; an article cannot take them."""

TEMPLATE_CLASSES = frozenset(
    """
    about archived articles ask attachments audience bar bottom breadcrumb byline categories contact content contents
    copy copy-link draft facts find found group icon js label layout lead local menu more name neighbours notice
    otherwise overdue picks ready results scheme search skip state status tag tags toc tool tools top unseen
    """.split()  # noqa: SIM905 - a list of words
)
"""Classes of the page around the article; text that wore them could hide or pass for a part of the page."""


def clean(
    html: str, root: str, resolve: Callable[[str], str | None], words: dict[str, str], embeds: frozenset[str]
) -> str:
    """The article's HTML, safe and ready for the template.

    `root` leads from the page to the audience's root; `resolve` gives the target of a link (see `Addresses.resolve`);
    `words` are the interface's; `embeds` the hosts whose frames may stay.
    """
    lost: set[str] = set()

    def target(attribute: str, url: str) -> str | None:
        found = resolve(url) if url else None
        if found is None:
            lost.update((url, unquote(url)))
        if found and found.startswith("/") and not found.startswith("//"):
            return root + found[1:]
        return found

    cleaned = sanitise(html, target, reserved_ids=TEMPLATE_IDS, reserved_classes=TEMPLATE_CLASSES, embeds=embeds)
    return finish(drop_lost_links(cleaned, lost), words)
