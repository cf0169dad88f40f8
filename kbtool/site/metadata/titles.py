"""What stands in the title of the browser and of a search result."""

from kbtool.site.view import View


def title_tag(view: View, title: str, parent: str = "") -> str:
    """The title by the pattern of the language: `Refunds · Help`; where other pages have the same, with the title of
    the page above, `parent`: `Overview · Billing · Help`."""
    is_common = view.title_counts[title] > 1
    full = _pattern(view, title, parent) if is_common and parent and parent != title else title
    return _pattern(view, full, view.language.site_name)


def tag_title_tag(view: View, title: str) -> str:
    """The title of a tag's page, which often is that of a section or an article, too: `Billing · Tags · Help`."""
    return _pattern(view, _pattern(view, title, view.messages.text("tags_title")), view.language.site_name)


def _pattern(view: View, title: str, site: str) -> str:
    return view.messages.text("title_tag", title=title, site=site)
