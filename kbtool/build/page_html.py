"""What happens to the HTML of an article after Markdown: cleaned, tables and images made fit for reading."""

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from kbtool.content.media.file_types import Size
from kbtool.site.finish import finish
from kbtool.site.lost_links import drop_lost_links
from kbtool.site.sanitise import sanitise

TEMPLATE_IDS = frozenset(
    {"kb-main", "kb-toc", "kb-search", "kb-search-list", "kb-search-window", "kb-theme", "kb-language", "kb-results"}
)
"""Ids of the templates; an article cannot take them."""

TEMPLATE_CLASSES = frozenset(
    """
    about answers archived articles ask attachments audience bar bottom breadcrumb byline categories contact content
    contents copy copy-link draft facts failed find find-all find-back find-button find-excerpt find-filters
    find-list find-more find-note find-place find-popular find-section find-title find-way find-window finding found
    group icon js label layout lead local menu more name neighbours notice otherwise overdue picks ready results
    scheme search skip state status tag tags toc tool tools top unseen
    """.split()  # noqa: SIM905 - a list of words
)
"""Classes of the page around the article; text that wore them could hide or pass for a part of the page."""


def clean(
    html: str,
    root: str,
    resolve: Callable[[str], str | None],
    words: dict[str, str],
    embeds: frozenset[str],
    pictures: Mapping[str, Size],
) -> str:
    """The article's HTML, safe and ready for the template.

    `root` leads from the page to the audience's root; `resolve` gives the target of a link (see `Addresses.resolve`);
    `words` are the interface's; `embeds` the hosts whose frames may stay; `pictures` the sizes of pictures by their
    addresses.
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
    return finish(drop_lost_links(cleaned, lost), words, lambda source: pictures.get(source.removeprefix(root)))
