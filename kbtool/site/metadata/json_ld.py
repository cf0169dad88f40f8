"""Structured data: one graph for each page, of the types that search engines still read (https://schema.org).

FAQPage, HowTo, QAPage and SearchAction are none of them: their results are gone, or are for what readers write.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from kbtool.config.locales import language_tag
from kbtool.site.metadata.image import Image
from kbtool.site.metadata.media import Media
from kbtool.site.metadata.moment import moment
from kbtool.site.metadata.video import Video
from kbtool.site.model import Page, PageKind, Site
from kbtool.site.page_parts import Author, Link

Node = dict[str, Any]
DANGEROUS = re.compile("[<>&\u2028\u2029]")
ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
"""Nothing in the data may end the script element or begin a comment in it; inside JSON strings these mean the same."""


def json_ld(page: Page, site: Site, media: Media, logo_url: str = "") -> str:
    """The graph of a page that search engines may list, ready for a script element."""
    graph = {"@context": "https://schema.org", "@graph": list(_nodes(page, site, media, logo_url))}
    text = msgspec.json.encode(graph).decode()
    return text.translate(ESCAPES) if DANGEROUS.search(text) else text


def _nodes(page: Page, site: Site, media: Media, logo_url: str) -> Iterator[Node]:
    if page.kind is PageKind.HOME and site.is_main:
        yield _organization(site, logo_url)
        yield _website(page, site)
    if page.kind is PageKind.ARTICLE:
        yield _article(page, site, media)
    else:
        yield _collection(page, site)
    trails = (page.breadcrumb, *page.trails) if page.breadcrumb else ()
    for number, trail in enumerate(trails, 1):
        yield _breadcrumbs(page, site, trail, number)


def _organization(site: Site, logo_url: str) -> Node:
    logo = {"logo": logo_url} if logo_url else {}
    return {"@type": "Organization", "@id": _organization_id(site), "name": site.name, "url": site.address} | logo


def _website(page: Page, site: Site) -> Node:
    return {
        "@type": "WebSite",
        "@id": _website_id(site),
        "name": site.name,
        "url": site.address,
        "inLanguage": language_tag(page.language),
        "publisher": {"@id": _organization_id(site)},
    }


def _collection(page: Page, site: Site) -> Node:
    title = site.name if page.kind is PageKind.HOME else page.title
    return {
        "@type": "CollectionPage",
        "@id": page.canonical,
        "url": page.canonical,
        "name": title,
        **({"description": page.description} if page.description else {}),
        "inLanguage": language_tag(page.language),
        "isPartOf": {"@id": _website_id(site)},
    }


def _article(page: Page, site: Site, media: Media) -> Node:
    """All of it is on the page for readers, too."""
    updated = page.byline.updated.iso if page.byline and page.byline.updated else ""
    optional = {
        "description": page.description,
        "datePublished": page.published and moment(page.published),
        "dateModified": updated and moment(updated),
        "articleSection": [trail[-1].title for trail in (page.breadcrumb, *page.trails) if len(trail) > 1],
        "image": _image(media.image) if media.image else None,
        "video": [_video(video, page) for video in media.videos],
    }
    return {
        "@type": "TechArticle",
        "@id": f"{page.canonical}#article",
        "headline": page.title,
        **{name: value for name, value in optional.items() if value},
        "author": _authors(page.authors, site),
        "publisher": _publisher(site),
        "inLanguage": language_tag(page.language),
        "audience": {"@type": "Audience", "audienceType": site.audience},
        "mainEntityOfPage": page.canonical,
        "isPartOf": {"@id": _website_id(site)},
    }


def _authors(authors: Sequence[Author], site: Site) -> Node | list[Node]:
    """Those whom the page names; the site itself where it names nobody."""
    found = [
        {"@type": "Person" if author.is_person else "Organization", "name": author.name}
        | ({"url": author.url} if author.url else {})
        for author in authors
    ]
    return (found[0] if len(found) == 1 else found) if found else _publisher(site)


def _publisher(site: Site) -> Node:
    name = {"name": site.main_name, "url": site.address}
    return {"@type": "Organization", "@id": _organization_id(site)} | name


def _image(image: Image) -> str | Node:
    if not image.width or not image.height:
        return image.url
    return {"@type": "ImageObject", "url": image.url, "width": image.width, "height": image.height}


def _video(video: Video, page: Page) -> Node:
    return {
        "@type": "VideoObject",
        "name": video.name,
        "thumbnailUrl": video.thumbnail_url,
        "uploadDate": moment(video.uploaded),
        "contentUrl": video.content_url,
        **({"description": page.description} if page.description else {}),
    }


def _breadcrumbs(page: Page, site: Site, trail: Sequence[Link], number: int) -> Node:
    steps = [(link.title, f"{site.address}{link.url}") for link in trail] + [(page.title, page.canonical)]
    items: list[Mapping[str, Any]] = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    anchor = "breadcrumb" if number == 1 else f"breadcrumb-{number}"
    return {"@type": "BreadcrumbList", "@id": f"{page.canonical}#{anchor}", "itemListElement": items}


def _organization_id(site: Site) -> str:
    return f"{site.address}#organization"


def _website_id(site: Site) -> str:
    return f"{site.address}#website"
