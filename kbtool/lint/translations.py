"""Which articles exist in which language, also where the file cannot be read."""

from kbtool.content.files.collisions import article_key
from kbtool.lint.context import Context


def existing_articles(context: Context) -> set[tuple[str, str]]:
    """(locale, key) of every article, files that are withheld included: somebody has written them."""
    found = {(item.language, item.article.key) for item in context.manuscripts}
    start = f"{context.configuration.docs_name}/"
    for withheld in context.kb.withheld:
        if withheld.language:
            path = withheld.path.removeprefix(start).partition("/")[2]
            found.add((withheld.language, article_key(path)))
    return found
