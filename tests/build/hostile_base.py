"""A base of articles that attack the build, beside healthy ones."""

from collections.abc import Mapping
from pathlib import Path

SETTINGS = """site_name: Hostile
site_url: https://example.com/
theme: {name: kbtool}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: 中文}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    foreign_keys: allow
    broken_articles: %(policy)s
    defaults: {audience: public, owner: docs-team, state: published}
    limits: {seconds: %(seconds)s}
"""
LANGUAGES = ("en", "zh")
HEALTHY = ("healthy-1", "healthy-2", "healthy-3")
BODY_LINE = 4


def write_hostile_base(folder: Path, articles: Mapping[str, str], seconds: float, policy: str = "withhold") -> Path:
    """Writes name below docs/ (`en/a`) → Markdown of hostile articles, and three healthy ones in each language that
    lead to all of them; returns the folder."""
    links = "".join(f"[To {name}](../{name}.md)\n\n" for name in articles)
    healthy = {f"{language}/{name}": f"Good.\n\n{links}" for language in LANGUAGES for name in HEALTHY}
    for name, text in {**healthy, **articles}.items():
        path = folder / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: The title of {path.stem}\n---\n{text}", encoding="utf-8")
    settings = SETTINGS % {"policy": policy, "seconds": seconds}
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder
