"""Writes the base and the site of a case, and runs rules over them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from kbtool.config import read_configuration
from kbtool.verify.case import Case
from kbtool.verify.check import Verified, verify_site
from kbtool.verify.registry import find_safety_rules
from kbtool.verify.rule import Rule
from kbtool.verify.sources.repository import Repository, read_repository

TODAY = date(2026, 11, 22)
SETTINGS = """site_name: Help
site_url: https://help.example.com/
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: 中文}
        - {locale: fa, name: فارسی}
extra:
  kbtool:
    audiences: [public, agents, internal]
    hosts: {agents: https://agents.example.com/, internal: https://internal.example.com/}
    foreign_keys: allow
    defaults: {audience: public, state: published, owner: team}
"""
LEAK_RULES = find_safety_rules()
"""Rules about releases and leaks: their sites are bits of pages, which no search engine would like."""
DIGEST = "0123456789abcdef0123456789abcdef"
Content = str | bytes


def write_files(folder: Path, files: Mapping[str, Content]) -> Path:
    """Writes path → content below a folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def repository_of(folder: Path, base: Mapping[str, Content], mode: str = "live") -> Repository:
    """A base with these files below docs/."""
    write_files(folder / "docs", base)
    write_files(folder, {"mkdocs.yml": f"{SETTINGS}    mode: {mode}\n"})
    return read_repository(read_configuration(folder / "mkdocs.yml"), TODAY)


def manifest_text(audience: str, files: Mapping[str, Content]) -> str:
    """A manifest in the documented format."""
    data = {path: content if isinstance(content, bytes) else content.encode() for path, content in files.items()}
    entries = [
        {"path": path, "sha256": sha256(content).hexdigest(), "bytes": len(content)} for path, content in data.items()
    ]
    return json.dumps({"format": 1, "audience": audience, "files": entries, "kept_assets": []})


def write_site(folder: Path, case: Case) -> Path:
    """The site of a case; a release where it has a manifest."""
    site = write_files(folder / ".releases" / case.audience / DIGEST, case.site)
    for path, target in case.links.items():
        (site / path).symlink_to(target)
    if case.listed is not None:
        site.with_name(f"{DIGEST}.json").write_text(manifest_text(case.audience, case.listed), encoding="utf-8")
    return site


def verify_case(folder: Path, case: Case, rules: Sequence[type[Rule]] | None = None) -> Verified:
    """What is found in a case."""
    repository = repository_of(folder / "base", case.base, case.mode)
    return verify_site(write_site(folder / "site", case), case.audience, repository, rules)
