"""What a real build makes searchable, and what it leaves out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kbtool.verify.output.front_coding import front_coded_words
from tests.build.running import kbtool
from tests.search.offered_files import docx, pdf
from tests.search.read_manifest import article_paths

pytestmark = pytest.mark.slow

SETTINGS = """site_name: Help
site_url: https://help.example.com/
site_dir: .cache/mkdocs
theme: {name: kbtool}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fa, name: فارسی}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, internal]
    hosts: {internal: https://internal.example.com/}
    defaults: {audience: public, state: published, type: how-to, owner: docs-team}
    search: {documents: true}
"""
FILES: Mapping[str, str | bytes] = {
    "mkdocs.yml": SETTINGS,
    "docs/_data/owners.yml": "docs-team: {name: Writers}\n",
    "docs/_data/tags.yml": "money: {title: {en: Money matters}}\n",
    "docs/_data/synonyms.en.yml": "- [zqrefund, repaid]\n- zqslang → refundable\n- zqslang → zqsalary\n",
    "docs/en/index.md": "---\ntitle: Home\n---\nzqhome\n",
    "docs/en/billing/index.md": "---\ntitle: Billing\n---\nzqsection text\n",
    "docs/en/empty/index.md": "---\ntitle: Zqempty\n---\n",
    "docs/en/empty/a.md": "---\ntitle: In a section without text\n---\nnothing\n",
    "docs/en/billing/refunds.md": """---
title: Get a refund
keywords: [zqkeyword]
tags: [money]
search: {boost: 2}
attachments:
  - {file: form.docx, title: The form}
  - {file: terms.pdf}
  - {file: broken.pdf}
---
Start refundable

## Second part
Money is **re**paid.

/// audience | internal
zqsalary
///
""",
    "docs/en/billing/form.docx": docx("zqparagraph in Word"),
    "docs/en/billing/terms.pdf": pdf("zqpage in a PDF"),
    "docs/en/billing/broken.pdf": b"%PDF-1.4\nnothing",
    "docs/en/billing/hidden.md": "---\ntitle: Zqhidden\nsearch: {exclude: true}\n---\nx\n",
    "docs/en/billing/old.md": "---\ntitle: Zqold\nstate: archived\n---\nx\n",
    "docs/en/billing/staff.md": "---\ntitle: Zqstaff\naudience: internal\n---\nx\n",
    "docs/fa/billing/refunds.md": "---\ntitle: بازگشت پول\n---\nكتاب‌ها\n",
}


@dataclass(frozen=True)
class BuiltSearch:
    """The search of an edition."""

    root: Path
    prefix: str = ""

    def manifest(self) -> Any:
        return json.loads((self.root / self.prefix / "search/manifest.json").read_text("utf-8"))

    def words(self) -> set[str]:
        return set(front_coded_words(self.manifest()["vocabulary"]["terms"]))

    def pages(self) -> dict[str, Any]:
        found = [json.loads((self.root / path).read_text("utf-8")) for path in article_paths(self.manifest())]
        return {page["url"]: page for page in found}


@dataclass(frozen=True)
class Built:
    """The base, and what the build said."""

    base: Path
    printed: str


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp("searched")
    for path, content in FILES.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = kbtool("build", cwd=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(base, done.stderr)


def test_articles_and_sections_with_a_text_are_found_and_nothing_else(built: Built) -> None:
    pages = BuiltSearch(built.base / "site/public").pages()
    assert sorted(pages) == ["billing/", "billing/refunds/", "empty/a/"]


def test_the_words_of_attachments_stand_under_their_article(built: Built) -> None:
    search = BuiltSearch(built.base / "site/public")
    assert {"zqparagraph", "zqpage", "zqkeyword", "zqsection", "matters"} <= search.words()
    sections = search.pages()["billing/refunds/"]["sections"]
    assert [(part["anchor"], part["heading"], part.get("file", "")) for part in sections] == [
        ("", "", ""),
        ("second-part", "Second part", ""),
        ("", "The form", "billing/form.docx"),
        ("", "terms.pdf", "billing/terms.pdf"),
    ]
    assert sections[1]["text"] == "Money is repaid."


def test_a_broken_attachment_is_told_once_for_each_article_and_stops_nothing(built: Built) -> None:
    told = [line for line in built.printed.split("\n") if "broken.pdf" in line]
    for line, language in zip(told, ("en", "fa"), strict=True):
        assert line.startswith(f"warning: docs/{language}/billing/refunds.md: the text of en/billing/broken.pdf cannot")


def test_readers_find_no_word_of_narrower_audiences(built: Built) -> None:
    public, internal = (BuiltSearch(built.base / "site" / name) for name in ("public", "internal"))
    closed = {"zqsalary", "zqstaff"}
    assert closed <= internal.words() and not closed & public.words()
    assert not {"zqhidden", "zqold", "zqhome", "zqempty"} & internal.words()
    assert public.manifest()["vocabulary"]["synonyms"] == {"zqrefund": ["repaid"], "zqslang": ["refundable"]}
    assert internal.manifest()["vocabulary"]["synonyms"]["zqslang"] == ["refundable", "zqsalary"]


def test_a_language_knows_the_others(built: Built) -> None:
    search = BuiltSearch(built.base / "site/public", "fa")
    assert search.words() >= {"کتابها", "بازگشت"}
    assert search.manifest()["languages"] == [{"locale": "en", "name": "English", "manifest": "search/manifest.json"}]


def test_the_texts_for_a_server_lie_beside_the_manifest(built: Built) -> None:
    path = built.base / "site/public/search/documents.ndjson"
    lines = [json.loads(line) for line in path.read_text("utf-8").rstrip("\n").split("\n")]
    assert [(line["url"], line["boost"]) for line in lines] == [
        ("billing/", 1),
        ("billing/refunds/", 2),
        ("empty/a/", 1),
    ]


def test_a_second_build_makes_the_same_files_from_the_store(built: Built) -> None:
    before = BuiltSearch(built.base / "site/public").manifest()
    assert kbtool("build", cwd=built.base).returncode == 0
    assert BuiltSearch(built.base / "site/public").manifest() == before
