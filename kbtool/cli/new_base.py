"""The files of a new knowledge base: settings, and one category with one article in each language."""

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from kbtool.config import FILE_NAME
from kbtool.config.locales import FALLBACK
from kbtool.config.new_settings import NewSettings, render_mkdocs_yml
from kbtool.content.files.walk import is_markdown
from kbtool.errors import KbError

IGNORE = ".gitignore"
IGNORED = ("/site/", "/.cache/")
SOURCE_FIELDS = {
    "index.md": """\
last_reviewed_on: $today
order: [get-started]
featured: [get-started/your-first-article]
# For everything in the base, unless an article or an index.md nearer to it says something else.
defaults:
  audience: $widest
""",
    "get-started/index.md": """\
last_reviewed_on: $today
icon: material/rocket-launch
order: [your-first-article, put-it-online]
""",
    "get-started/your-first-article.md": "tags: [first-steps]\nlast_reviewed_on: $today\n",
    "get-started/put-it-online.md": "tags: [first-steps]\nlast_reviewed_on: $today\n",
}
"""What stands below title and description in the default language; translations inherit it."""


def new_base_files(root: Path, settings: NewSettings, today: date) -> dict[str, str]:
    """Path below `root` → text, for every file of the new base.

    Raises KbError when there are articles already. An existing .gitignore stays as it is.
    """
    docs_dir = root / settings.docs_name
    if any(is_markdown(path.name) for path in docs_dir.rglob("*") if path.is_file()):
        raise KbError(f"{docs_dir}: holds articles already; kbtool init --adopt makes them a knowledge base")
    found = {FILE_NAME: render_mkdocs_yml(settings)}
    if not (root / IGNORE).exists():
        found[IGNORE] = "".join(f"{line}\n" for line in IGNORED)
    folder = files("kbtool.cli") / "templates" / "base"
    for name in ("owners.yml", "tags.yml"):
        found[f"{settings.docs_name}/_data/{name}"] = (folder / "_data" / name).read_text(encoding="utf-8")
    for locale, start in start_articles(settings).items():
        is_default = locale == settings.languages[0].locale
        for path, template in _templates(folder / start).items():
            fields = (
                Template(SOURCE_FIELDS[path]).substitute(today=today.isoformat(), widest=settings.audiences[0])
                if is_default
                else ""
            )
            text = template.substitute(fields=fields, locale=locale.lower())
            found[f"{settings.docs_name}/{locale.lower()}/{path}"] = text
    return found


def start_articles(settings: NewSettings) -> dict[str, str]:
    """Locale → the language its first articles are written in.

    Other languages than those we can write start empty; a default language cannot, so it starts in English.
    """
    folder = files("kbtool.cli") / "templates" / "base"
    known = {entry.name for entry in folder.iterdir()}
    starts = {item.locale: item.locale.partition("-")[0] for item in settings.languages}
    default = settings.languages[0].locale
    starts[default] = starts[default] if starts[default] in known else FALLBACK
    return {locale: start for locale, start in starts.items() if start in known}


def _templates(folder: Traversable, below: str = "") -> dict[str, Template]:
    found: dict[str, Template] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found |= _templates(entry, f"{below}{entry.name}/")
        else:
            found[below + entry.name] = Template(entry.read_text(encoding="utf-8"))
    return found
