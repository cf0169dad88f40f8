"""The addresses of one audience, over all its languages."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from kbtool.config import Configuration
from kbtool.content.own_sites import own_sites
from kbtool.site.addresses import Addresses, quoted
from kbtool.site.view import View


def audience_addresses(views: Mapping[str, View]) -> Addresses:
    """Pages and files of all languages that an audience may see, without former addresses."""
    configuration = next(iter(views.values())).configuration
    sources: dict[str, str] = {}
    ids: dict[tuple[str, str], str] = {}
    known: set[str] = set()
    docs = f"{configuration.docs_name}/"
    for locale, view in views.items():
        urls = view.urls
        for article in (*view.selection.articles, *view.selection.archived):
            name = article.fields.id or article.key
            sources[article.path.removeprefix(docs)] = ids[locale, name] = urls[article.key]
        files = {path for article in view.selection.articles for path in article.files}
        sources |= {path: asset_url(path, configuration) for path in sorted(files)}
        known |= {view.url(key) for key in view.sections} | {view.tag_url(tag) for tag in view.tagged}
        known |= {view.url(view.tags_key)} if view.tagged else set()
    known |= set(sources.values())
    audience = next(iter(views.values())).edition.audience
    base = urlsplit(configuration.address(audience)).path or "/"
    known |= {view.url(view.free_key("search")) for view in views.values()}
    sites = own_sites(configuration, audience)
    prefixes = {language.locale.lower(): language.prefix for language in configuration.languages}
    decoded = frozenset([unquote(url) if "%" in url else url for url in known])
    return Addresses(sources, ids, decoded, base, sites, prefixes=prefixes)


def asset_url(path: str, configuration: Configuration) -> str:
    """The address of a file below docs_dir: that of its language for `zh/img/a.png`, else as it stands."""
    folder, _, rest = path.partition("/")
    for language in configuration.languages:
        if folder.lower() == language.locale.lower():
            return language.prefix + quoted(rest)
    return quoted(path)
