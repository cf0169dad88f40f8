"""A small base to ask the command line about."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbtool.cli.main import group

MKDOCS_YML = """\
site_name: Help
site_url: https://help.example.com/
theme:
  name: kbtool
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fa, name: فارسی}
        - {locale: zh-CN, name: 中文}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, agents, internal]
    hosts: {agents: https://agents.example.com/}
    defaults: {state: published, owner: docs-team}
    review: {policy: 6 months}
"""
TEXTS = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/_data/owners.yml": "docs-team: {name: Docs}\nbilling-team: {name: Billing}\n",
    "docs/_data/tags.yml": "money: {title: {en: Money}}\n",
    "docs/en/index.md": "---\ntitle: Home\ndefaults:\n  audience: public\n---\nHello.\n",
    "docs/en/billing/index.md": "---\ntitle: Billing\n---\n",
    "docs/en/billing/refunds.md": """\
---
title: Refunds
type: policy
owner: billing-team
tags: [money]
last_reviewed_on: 2026-01-10
also_in: [start, nowhere]
---
See ![](refund.png).
""",
    "docs/en/billing/refund.png": "",
    "docs/en/billing/secret.md": "---\ntitle: Goodwill\naudience: agents\nstate: draft\n---\n",
    "docs/en/billing-old/fees.md": "---\ntitle: Äpfel\nlast_reviewed_on: 2025-03-01\n---\n",
    "docs/en/start/broken.md": "---\ntitle: Broken\ntitel: again\n---\n",
    "docs/fa/index.md": "---\ntitle: خانه\n---\n",
    "docs/fa/billing/refunds.md": "---\ntitle: بازپرداخت\n---\n",
    "docs/zh-cn/billing/refunds.md": "---\ntitle: 退款\n---\n",
}


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small base, which is the current folder."""
    write(tmp_path, TEXTS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current folder."""
    folder = tmp_path / "our-help"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, texts: dict[str, str]) -> None:
    """Path → text."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*arguments: str | Path, answers: str | None = None) -> Result:
    """`kbtool …` in this process. What is no clean exit is raised."""
    done = CliRunner().invoke(group, [str(argument) for argument in arguments], input=answers)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def output(*arguments: str | Path, exit_code: int = 0) -> str:
    """What `kbtool …` prints to stdout."""
    done = run(*arguments)
    assert done.exit_code == exit_code, done.output
    return done.stdout


def refusal(*arguments: str | Path) -> str:
    """What `kbtool …` says when it cannot run."""
    done = run(*arguments)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    return done.stderr


def first_column(text: str) -> Sequence[str]:
    """The first word of every line but the first."""
    return [line.split()[0] for line in text.split("\n")[1:] if line]
