"""The translations of a page that search engines are told of: one cluster, the same on each of its pages."""

from collections.abc import Mapping

from kbtool.config.locales import language_tag
from kbtool.site.page_parts import X_DEFAULT, AlternateLink
from kbtool.site.staleness import is_left_behind
from kbtool.site.twins import Twin, Twins
from kbtool.site.view import View


def alternates(views: Mapping[str, View], locale: str, twins: Twins) -> tuple[AlternateLink, ...]:
    """What `<link rel="alternate" hreflang>` and the sitemap say of the page in the language `locale`.

    The page itself and every translation that search engines may list and that is not left behind by its source, then
    `x-default`, which is the page in the default language. Nothing for a page that is not among them, or that would
    stand alone, or where the site has no address. Source: "Localized versions of your page" in Google Search Central.
    """
    if len(twins) == 1:
        return ()
    configuration = views[locale].configuration
    address = configuration.address(views[locale].edition.audience)
    cluster = {name: twin for name, twin in twins.items() if _belongs(views, twin)}
    if not address or locale not in cluster or len(cluster) == 1:
        return ()
    links = [AlternateLink(language_tag(name), f"{address}{twin.url}", name) for name, twin in cluster.items()]
    default = configuration.default_language.locale
    if default in cluster:
        links.append(AlternateLink(X_DEFAULT, f"{address}{cluster[default].url}", default))
    return tuple(links)


def _belongs(views: Mapping[str, View], twin: Twin) -> bool:
    return twin.is_indexable and not (twin.article and is_left_behind(views, twin.article))
