"""The Markdown that articles are written in: Python-Markdown with the extensions the documentation describes."""

from typing import Any

from pymdownx.superfences import fence_code_format

from kbtool.build.emoji import emoji_element, emoji_index
from kbtool.content.markdown.slug import heading_slug

EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"slugify": heading_slug, "permalink": True},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": emoji_index, "emoji_generator": emoji_element, "alt": "unicode"},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {
        "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_code_format}],
    },
    "pymdownx.tabbed": {"alternate_style": True, "slugify": heading_slug},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}
"""Extension → its options. `pymdownx.snippets` and `pymdownx.b64` stay out: they read files past the edition's wall."""

REFUSED = frozenset(
    {
        *("pymdownx.snippets", "pymdownx.b64", "pymdownx.critic"),
        *("markdown_include", "markdown_include.include", "mdx_include", "mdx_include.mdx_include"),
    }
)
"""Extensions a base cannot switch on, because they publish what the edition must not see."""


def complete(names: list[str], options: dict[str, dict[str, Any]]) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The base's own extensions and options over the dialect's; refused ones are left out."""
    # An extension may also be named with its class behind a colon.
    kept = [name for name in names if name.partition(":")[0].strip() not in REFUSED]
    all_names = list(dict.fromkeys([*kept, *EXTENSIONS]))
    merged = {name: {**EXTENSIONS.get(name, {}), **options.get(name, {})} for name in all_names}
    return all_names, {name: values for name, values in merged.items() if values}
