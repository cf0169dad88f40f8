"""What happens to the HTML of an article after Markdown: cleaned, tables and images made fit for reading."""

from collections.abc import Callable

from kbtool.site.finish import finish
from kbtool.site.sanitise import sanitise

TEMPLATE_IDS = frozenset({"kb-main", "kb-toc", "kb-search", "kb-theme", "kb-language", "kb-results"})
"""Ids of the templates; an article cannot take them."""


def clean(
    html: str, root: str, resolve: Callable[[str], str | None], words: dict[str, str], embeds: frozenset[str]
) -> str:
    """The article's HTML, safe and ready for the template.

    `root` leads from the page to the audience's root; `resolve` gives the target of a link (see `Addresses.resolve`);
    `words` are the interface's; `embeds` the hosts whose frames may stay.
    """

    def target(attribute: str, url: str) -> str | None:
        found = resolve(url) if url else None
        if found and found.startswith("/") and not found.startswith("//"):
            return root + found[1:]
        return found

    return finish(sanitise(html, target, reserved_ids=TEMPLATE_IDS, embeds=embeds), words)
