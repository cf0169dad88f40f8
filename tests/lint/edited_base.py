"""A small base on the disk that is edited at random: texts, moves, deletions, settings, data files."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml

from kbtool.lint.registry import find_rules
from tests.lint.planted_base import clean_base

LANGUAGES = [
    {"locale": "en", "name": "English", "default": True, "site_name": "Help"},
    {"locale": "zh", "name": "中文"},
    {"locale": "fa", "name": "فارسی"},
]
SNIPPETS = (
    "Open the the page. TODO: more.\n",
    "See [the other](../start/index.md#no) and [here](gone.md), or <https://example.com/>.\n",
    "#### Deep\n\nText with  a very and click here [here](index.md).\n",
    "![](missing.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "<!-- kbtool: allow doubled-word until=2026-12-01 it is meant -->\n\nThe the end.\n",
    "/// audience | agents\nSecret [plan](index.md).\n///\n",
    "/// audience | agents\nnot closed\n",
    "最好的在线赌场网站 是 best最好\n",
    "كتاب ها را مي خوانيم 12\n",
)
FRONT_MATTER = (
    "audience: internal\n",
    "audience: nobody\n",
    "state: draft\n",
    "state: archived\n",
    "tags: [nonsense]\n",
    "owner: stranger\n",
    "title: Refunds\n",
    "redirect_from: [old/page]\n",
    "last_reviewed_on: 2030-01-01\n",
    "review_by: 2026-11-25\n",
    "defaults: {audience: agents}\n",
)
DEFAULTS = (
    "defaults: {state: draft}\n",
    "defaults: {state: published, type: troubleshooting}\n",
    "defaults: {audience: internal}\n",
    "defaults: {type: faq}\n",
    "",
)
SETTINGS: tuple[dict[str, Any], ...] = (
    {"foreign_keys": "allow"},
    {"defaults": {"audience": "internal", "state": "published", "owner": "team"}},
    {"audiences": ["public", "internal"]},
    {"lint": {"doubled-word": "error", "heading-skip": "off"}},
    {"lint": {"near-duplicate-article": {"least": 10, "threshold": 0.2}, "long-sentence": {"words": 4}}},
    {"lint": {"paths": {"docs/en/*": {"doubled-word": "off", "vague-link-text": "info"}}}},
    {"review": {"how-to": "1 day"}},
    {},
)


class EditedBase:
    """The base and its editor; the same seed makes the same edits."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = Random(seed)  # noqa: S311 - a test
        self.ticks = count(1_000_000_000_000_000_000, 1_000_000_000)
        self.settings: dict[str, Any] = {}
        self.site_name = "Help"
        for path, text in clean_base().items():
            self._write(f"docs/{path}", text)
        self.pool = sorted(
            {(path, text) for rule in find_rules() for case in rule.fails for path, text in case.files.items()}
        )
        self._configure()

    def edit(self) -> str:
        """Makes one edit; returns what it did."""
        edits: list[Callable[[], str]] = [
            self._plant, self._plant, self._append, self._append, self._state, self._delete, self._move, self._swap,
            self._data, self._change_settings, self._rename_site, self._restore, self._inherit, self._inherit,
            self._same_size, self._source,
        ]  # fmt: skip
        return self.random.choice(edits)()

    def _plant(self) -> str:
        path, text = self.random.choice(self.pool)
        self._write(f"docs/{path}", text)
        return f"plant {path}"

    def _append(self) -> str:
        path = self._article()
        self._write(path, (self.root / path).read_text(encoding="utf-8") + "\n" + self.random.choice(SNIPPETS))
        return f"append to {path}"

    def _state(self) -> str:
        """A line of front matter more, whether the key is there already or not."""
        path = self._article()
        text = (self.root / path).read_text(encoding="utf-8")
        line = self.random.choice(FRONT_MATTER)
        self._write(
            path, text.replace("---\n", f"---\n{line}", 1) if text.startswith("---\n") else f"---\n{line}---\n{text}"
        )
        return f"{line.strip()} in {path}"

    def _inherit(self) -> str:
        """A folder passes other values on to all its articles."""
        path = self.random.choice([path for path in self._articles() if path.endswith("/index.md")] or self._articles())
        line = self.random.choice(DEFAULTS)
        self._write(path, f"---\ntitle: Folder\n{line}---\nText.\n")
        return f"{line.strip()} in {path}"

    def _source(self) -> str:
        """A source passes other values on to its translations."""
        path = self.random.choice(
            [path for path in self._articles() if path.startswith("docs/en/")] or self._articles()
        )
        line = self.random.choice(FRONT_MATTER[2:5])
        self._write(path, f"---\ntitle: Source {self.random.randint(1, 9)}\n{line}---\n## One\n\nTODO: text.\n")
        return f"{line.strip()} in {path}"

    def _same_size(self) -> str:
        """Another text of the same length."""
        path = self._article()
        text = (self.root / path).read_text(encoding="utf-8")
        self._write(path, text.replace("## ", "!! ", 1) if "## " in text else text.replace("e", "o", 1))
        return f"same size {path}"

    def _delete(self) -> str:
        path = self._article()
        (self.root / path).unlink()
        return f"delete {path}"

    def _move(self) -> str:
        path, target = self._article(), self._article()
        new = Path(target).parent / f"moved-{self.random.randint(1, 3)}.md"
        (self.root / path).replace(self.root / new)
        return f"move {path} to {new}"

    def _swap(self) -> str:
        """Two files change places, times and all."""
        one, other = self.root / self._article(), self.root / self._article()
        between = self.root / "between"
        one.replace(between)
        if other.exists():
            other.replace(one)
        between.replace(other)
        return f"swap {one.name} and {other.name}"

    def _data(self) -> str:
        path = self.random.choice([path for path, _ in self.pool if path.startswith("_data/")])
        texts = [text for own, text in self.pool if own == path]
        self._write(f"docs/{path}", self.random.choice(texts))
        return f"data {path}"

    def _change_settings(self) -> str:
        self.settings = self.random.choice(SETTINGS)
        self._configure()
        return f"settings {self.settings}"

    def _rename_site(self) -> str:
        self.site_name = self.random.choice(["Help", "Refunds", "Shop"])
        self._configure()
        return f"site {self.site_name}"

    def _restore(self) -> str:
        """Back to a text that was there before."""
        path, text = self.random.choice(sorted(clean_base().items()))
        self._write(f"docs/{path}", text)
        return f"restore {path}"

    def _article(self) -> str:
        return self.random.choice(self._articles())

    def _articles(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "docs").rglob("*.md"))

    def _configure(self) -> None:
        own = {
            "audiences": ["public", "agents", "internal"],
            "defaults": {"audience": "public", "state": "published", "owner": "team"},
        }
        data = {
            "site_name": self.site_name,
            "site_url": "https://help.example.com/",
            "plugins": [{"i18n": {"docs_structure": "folder", "fallback_to_default": False, "languages": LANGUAGES}}],
            "extra": {"kbtool": {**own, **self.settings}},
        }
        self._write("mkdocs.yml", yaml.safe_dump(data, allow_unicode=True))

    def _write(self, path: str, text: str) -> None:
        """Every edit has a time of its own, however coarse the clock of the disk."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        time = next(self.ticks)
        os.utime(file, ns=(time, time))
