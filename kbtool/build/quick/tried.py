"""The versions of libraries that are known to give the same with our classes and without."""

from functools import cache

from kbtool.store.versions import installed_version

TRIED = {
    "Markdown": ("3.11",),
    "pymdown-extensions": ("12.3", "13.1"),
    "Pygments": ("2.21",),
    "Jinja2": ("3.1",),
    "MarkupSafe": ("3.0",),
}
"""Library → its versions that the tests compared."""


@cache
def are_tried() -> bool:
    """Whether the libraries that are installed are of these versions."""
    return all(".".join(installed_version(name).split(".")[:2]) in tried for name, tried in TRIED.items())
