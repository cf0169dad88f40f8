"""The files of a generated base beside its articles."""

import struct
import zlib
from collections.abc import Sequence
from random import Random

from tests.bench.front_matter import OWNERS, TAGS

SECTION_FIELDS = "type: concept\nlast_reviewed_on: 2026-11-01\n"
NAMES = {"en": "English", "zh": "中文", "fa": "فارسی"}
SETTINGS = """site_name: Bench
site_url: https://help.example.com/
site_dir: .cache/mkdocs
theme: {{name: kbtool, custom_dir: overrides}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages: [{languages}]
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [{audiences}]
    {hosts}
    defaults: {{audience: public, state: published, type: how-to, owner: docs-team}}
"""
HOSTS = "hosts: {agents: https://agents.example.com/, internal: https://internal.example.com/}"
WIDTH, HEIGHT = 320, 200


def settings(languages: Sequence[str], has_audiences: bool) -> str:
    """mkdocs.yml."""
    rows = (
        f"{{locale: {language}, name: {NAMES[language]}, default: {str(i == 0).lower()}}}"
        for i, language in enumerate(languages)
    )
    audiences = "public, agents, internal" if has_audiences else "public"
    return SETTINGS.format(languages=", ".join(rows), audiences=audiences, hosts=HOSTS if has_audiences else "")


def owners_yml() -> str:
    """All who answer for articles."""
    return "".join(f"{owner}: {{name: {{en: {owner.replace('-', ' ').capitalize()}}}}}\n" for owner in OWNERS)


def tags_yml(languages: Sequence[str]) -> str:
    """All tags."""
    title = ", ".join(f"{language}: {NAMES[language]} {{number}}" for language in languages)
    rows = (f"tag-{number}: {{title: {{{title.replace('{number}', str(number))}}}}}" for number in range(1, TAGS + 1))
    return "\n".join(rows) + "\n"


def picture(number: int) -> bytes:
    """A PNG of 8 kB, black and white (W3C, Portable Network Graphics, third edition).

    Stored and not compressed: the same bytes with every version of the compressing library.
    """
    chance = Random(number)  # noqa: S311 - a picture for a measurement
    rows = b"".join(b"\0" + chance.randbytes(WIDTH // 8) for _ in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
