"""llms.txt: what a site holds, for language models (llmstxt.org)."""

from collections.abc import Iterator, Mapping

from kbtool.content.article import Article
from kbtool.content.taxonomy import Section
from kbtool.site.descriptions import article_description
from kbtool.site.findable import findable, is_findable, site_address
from kbtool.site.markdown import DOCUMENT
from kbtool.site.markdown.escape import escaped_text
from kbtool.site.view import View

NAME = "llms.txt"


def llms_files(views: Mapping[str, View], locale: str) -> dict[str, bytes]:
    """llms.txt of one language, that of the default language at the root; nothing where the setting does not ask for
    it, or the site is one that nobody shall find."""
    view = views[locale]
    return {f"{view.language.prefix}{NAME}": llms_txt(views, locale).encode()} if _offers_texts(view) else {}


def markdown_url(view: View, article: Article) -> str:
    """The absolute address of an article as Markdown, in the folder of its page; empty where there is none."""
    is_offered = _offers_texts(view) and not article.fields.noindex
    return f"{site_address(view)}{view.url(article.key)}{DOCUMENT}" if is_offered else ""


def llms_txt(views: Mapping[str, View], locale: str) -> str:
    """The name of the site, the same in other languages, then the articles of this one by category."""
    view = views[locale]
    parts = [f"# {escaped_text(view.language.site_name)}"]
    if view.root.index and view.root.index.fields.description:
        parts.append(f"> {escaped_text(view.root.index.fields.description)}")
    if others := [other for other in views.values() if other is not view and other.selection.articles]:
        parts.append("\n".join(_other_language(other) for other in others))
    for title, sections in _chapters(view):
        if lines := list(_lines(view, sections)):
            parts += [f"## {escaped_text(title)}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _other_language(view: View) -> str:
    return f"- [{view.language.name}]({site_address(view)}{view.language.prefix}{NAME})"


def _offers_texts(view: View) -> bool:
    return view.configuration.settings.llms and is_findable(view)


def _chapters(view: View) -> Iterator[tuple[str, list[Section]]]:
    """The articles that stand in no category, then each category with its sections."""
    yield view.messages.text("articles"), [view.root]
    for section in view.root.sections:
        yield section.title, list(section.walk())


def _lines(view: View, sections: list[Section]) -> Iterator[str]:
    """A line for each article in the section that it stands in, not in others that list it."""
    for section in sections:
        for article in findable(item for item in section.articles if item.folder == section.key):
            description = " ".join(article_description(view, article).split())
            link = f"- [{escaped_text(article.fields.title)}]({markdown_url(view, article)})"
            yield f"{link}: {escaped_text(description)}" if description else link
