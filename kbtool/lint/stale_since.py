"""Translations that a change leaves behind: their source says something else now, and they record no digest."""

from collections.abc import Callable, Collection, Iterator

from kbtool.content.files.decoding import decode_source
from kbtool.content.front_matter.parse import parse_front_matter
from kbtool.content.markdown.text_digest import text_digest
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding


def find_stale_since(
    context: Context, changed: Collection[str], former: Callable[[str], bytes | None]
) -> Iterator[Finding]:
    """Findings of stale-translation that only the change itself can tell.

    `changed` are the files that differ, relative to the folder of mkdocs.yml; `former` gives what one of them held.
    Where the change touches the translation too, it is taken for up to date.
    """
    moved_on: dict[str, bool] = {}
    for manuscript in context.manuscripts:
        source = context.source_of(manuscript)
        stated = manuscript.stated.get("source")
        if source is None or source.path not in changed or manuscript.path in changed or (stated and stated.digest):
            continue
        now = text_digest(context.kb.texts[source.path].body)
        if source.path not in moved_on:
            before = _former_body(source.path, former)
            moved_on[source.path] = before is not None and text_digest(before) != now
        if moved_on[source.path]:
            message = f"this change gives {source.path} another text and leaves its translation as it was"
            hint = f"bring the translation up to date; where it says the same still, add source: {{digest: {now}}}"
            yield Finding(manuscript.path, manuscript.field_span("title"), message, hint)


def _former_body(path: str, former: Callable[[str], bytes | None]) -> str | None:
    data = former(path)
    text = decode_source(path, data)[0] if data is not None else None
    return None if text is None else parse_front_matter(path, text).body
