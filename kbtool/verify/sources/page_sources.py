"""Which article a page was made from."""

from kbtool.verify.sources.repository import Repository


def page_sources(repository: Repository) -> dict[str, str]:
    """Path of a page below the site's folder → its article, relative to the folder of mkdocs.yml.

    Pages lie where their articles do: `docs/zh/billing/refunds.md` is at `zh/billing/refunds/index.html`, and the
    default language has no folder. Articles of a folder that is no language have no page.
    """
    configuration = repository.configuration
    prefixes = {language.locale.casefold(): language.prefix for language in configuration.languages}
    found: dict[str, str] = {}
    for article in repository.articles:
        folder = article.path.removeprefix(f"{configuration.docs_name}/").partition("/")[0]
        prefix = prefixes.get(folder.casefold())
        if prefix is not None:
            found[prefix + (f"{article.key}/" if article.key else "") + "index.html"] = article.path
    return found
