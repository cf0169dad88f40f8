"""A base in which every text is a naughty one."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from tests.build.naughty_texts import ATTACKS, STRINGS, quoted

ENGLISH_NAME = "Help </title><script>alert(0)</script>"
CHINESE_NAME = " ".join(ATTACKS).replace("\t", " ").replace("\u2028", " ")
SETTINGS = {
    "site_name": ENGLISH_NAME,
    "site_url": "https://help.example.com/",
    "repo_url": "https://git.example.com/help",
    "edit_uri": "edit/main/docs/",
    "theme": {"name": "kbtool"},
    "plugins": [
        {
            "i18n": {
                "docs_structure": "folder",
                "fallback_to_default": False,
                "reconfigure_material": False,
                "reconfigure_search": False,
                "languages": [
                    {"locale": "en", "name": "English", "default": True},
                    {"locale": "zh", "name": '"><svg onload=alert(1)>', "site_name": CHINESE_NAME},
                ],
            }
        },
        "kbtool/content",
        "kbtool/navigation",
        "kbtool/metadata",
        "kbtool/sitemap",
        "kbtool/search",
    ],
    "extra": {
        "kbtool": {
            "broken_articles": "withhold",
            "defaults": {"audience": "public", "state": "published"},
            "licence": '"><svg onload=alert(1)>',
        }
    },
}
LISTS = (
    "reviewers",
    "experts",
    "authors",
    "keywords",
    "also_in",
    "related",
    "next",
    "products",
    "regions",
    "redirect_from",
)
BODY = """{text}

## {text}

- {text}

[{text}]({text}) [x]({text} "{text}") [y](<{text}>) ![{text}]({text}) <{text}>

| {text} | b |
|--------|---|
| {text} | c |

!!! note "{text}"
    {text}

``` {{ .{text} title="{text}" }}
{text}
```

`{text}` **{text}** [^1]
{{: title="{text}" onclick="alert(1)" style="{text}" }}

[^1]: {text}
*[{text}]: {text}
"""


def write_naughty_base(folder: Path) -> Path:
    """Writes the base; returns its folder."""
    for path, text in _texts():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    names = folder / "docs/en/names"
    names.mkdir()
    for name in possible_names():
        with suppress(OSError, ValueError):  # a name that this file system refuses is nobody's article
            (names / name).write_text("---\ntitle: A name\n---\nText.\n", encoding="utf-8")
    return folder


def possible_names() -> list[str]:
    """File names made of the strings, where they can be names at all."""
    return [f"{text}.md" for text in STRINGS if "/" not in text and len(os.fsencode(text)) < 250]


def _texts() -> Iterator[tuple[str, str]]:
    yield "mkdocs.yml", yaml.safe_dump(SETTINGS, allow_unicode=True)
    yield "docs/_data/owners.yml", "".join(f"owner-{i}: {{name: {quoted(text)}}}\n" for i, text in enumerate(ATTACKS))
    yield "docs/_data/tags.yml", "".join(_tag(i, text) for i, text in enumerate(ATTACKS))
    yield "docs/en/every-field/a.txt", "A file."
    yield "docs/en/index.md", "---\ntitle: Home\n---\nText.\n"
    yield "docs/zh/index.md", "---\ntitle: 首页\n---\n正文。\n"
    for i, text in enumerate(STRINGS):
        yield f"docs/en/fields/{i:04}.md", _article(title=text, description=text, tags=[text], keywords=[text])
        yield f"docs/en/bodies/{i:04}.md", f"---\ntitle: Body {i}\n---\n" + BODY.format(text=text)
    for i, text in enumerate(ATTACKS):
        fields: dict[str, str | list[str]] = {name: [text] for name in LISTS}
        fields |= {
            "title": text,
            "short_title": text,
            "owner": f"owner-{i}",
            "tags": [f"known-{i}"],
            "replaced_by": text,
        }
        attachment = f"attachments: [{{file: a.txt, title: {quoted(text)}}}]"
        yield f"docs/en/every-field/{i:04}.md", _article(**fields).replace("\n---\nText", f"\n{attachment}\n---\nText")
        yield f"docs/en/owners/{i:04}.md", _article(title="An owner that is not known", owner=text)
        yield f"docs/en/ids/{i:04}.md", _article(title="An id", id=text)
        yield f"docs/en/sections/{i:04}/index.md", _article(title=text, description=text, icon=text, order=[text])
        yield f"docs/en/sections/{i:04}/inside.md", _article(title="Inside")


def _tag(number: int, text: str) -> str:
    return f"known-{number}: {{title: {{en: {quoted(text)}}}, description: {{en: {quoted(text)}}}}}\n"


def _article(**fields: str | list[str]) -> str:
    lines = [
        f"{name}: {quoted(value)}" if isinstance(value, str) else f"{name}: [{', '.join(map(quoted, value))}]"
        for name, value in fields.items()
    ]
    return "\n".join(["---", *lines, "---", "Text.", ""])
