"""Files an article offers for download."""

import posixpath
from importlib import import_module

from kbtool.config.locales import babel_locale
from kbtool.content.article import Article
from kbtool.content.files.used_files import find_attachment
from kbtool.site.audience_addresses import asset_url
from kbtool.site.page_parts import Attachment
from kbtool.site.view import View


def attachments(view: View, article: Article) -> tuple[Attachment, ...]:
    """The attachments that exist, with type and size in the language of the edition."""
    found = []
    for item in article.fields.attachments:
        path = find_attachment(article, item.file, view.configuration, view.file_sizes)
        if path is None:
            continue
        size = file_size(view.file_sizes[path], view.language.locale)
        found.append(
            Attachment(
                title=item.title or posixpath.basename(path),
                url=asset_url(path, view.configuration),
                description=f"{posixpath.splitext(path)[1][1:].upper()}, {size}",
            )
        )
    return tuple(found)


def file_size(size: int, locale: str) -> str:
    """A size in bytes as people read it: `1.2 MB`, in the language's digits."""
    value, units = float(size), ["B", "kB", "MB", "GB"]
    while value >= 1000 and len(units) > 1:
        value /= 1000
        units.pop(0)
    format_decimal = import_module("babel.numbers").format_decimal  # not for those who plan and show no number
    digits = format_decimal(round(value, 1 if value < 10 and units[0] != "B" else 0), locale=babel_locale(locale))
    return f"{digits} {units[0]}"
