"""A small knowledge base that has one of everything, written to a folder."""

import subprocess
from pathlib import Path
from struct import pack

from tests.build.running import environment
from tests.build.small_base_texts import BLOCK, ENGLISH
from tests.build.small_base_translations import CHINESE, PERSIAN

SETTINGS = """site_name: Help
site_url: https://help.example.com/
repo_url: https://git.example.com/help
edit_uri: edit/main/docs/
site_dir: .cache/mkdocs
theme:
  name: kbtool
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: zh, name: 中文, site_name: 帮助}
        - {locale: fa, name: فارسی, site_name: راهنما}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, agents, internal]
    hosts: {agents: https://agents.example.com/, internal: https://internal.example.com/}
    defaults: {audience: public, state: published, type: how-to, owner: docs-team}
    ai_training: deny
    llms: true
    indexnow: 0123456789abcdef
    contact: mailto:help@example.com
    licence: CC-BY-4.0
"""
OWNERS = "docs-team: {name: {en: Writers, zh: 作者, fa: نویسندگان}}\n"
RESTRICTED_OWNERS = "zqagents-team: {name: zqagentsowner}\n"
TAGS = """money:
  title: {en: Money, zh: 钱, fa: پول}
  description: {en: What it costs.}
returns:
  title: {en: Returns, zh: 退货, fa: بازگشت}
"""
RESTRICTED_TAGS = """zqagentstag:
  title: {en: zqagentstagtitle}
zqinternaltag:
  title: {en: zqinternaltagtitle}
"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364600000000600023081d02f"
    "0000000049454e44ae426082"
)
"""The smallest PNG image."""
COLOURS = b"zqagentspixels"
SECRET_PIXEL = b"".join((PIXEL[:33], pack(">I", len(COLOURS)), b"iCCP", COLOURS, bytes(4), PIXEL[33:]))
"""The same with a word in a part of it that readers get."""
FILES = {
    "en/billing/img/steps.png": PIXEL,
    "en/billing/form.pdf": b"%PDF-1.4 form",
    "zh/billing/form.pdf": b"%PDF-1.4 zh",
    "fa/billing/form.pdf": b"%PDF-1.4 fa",
}
RESTRICTED_FILES = {f"{language}/billing/img/zqagentsimage.png": SECRET_PIXEL for language in ("en", "zh", "fa")} | {
    "en/accounts/zqagentsfile.txt": b"zqagentscontent",
    "en/unused-zqnobody.png": b"zqnobody",
}
WHEN = "2026-02-03T12:00:00+0000"


def write_small_base(folder: Path, *, with_restricted: bool = True) -> Path:
    """Writes the base and commits it; returns the folder.

    Without what is restricted it is as if that had never been written: no articles, blocks, files, tags, owners.
    """
    for path, content in _contents(with_restricted).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    _commit(folder)
    return folder


def _contents(with_restricted: bool) -> dict[str, str | bytes]:
    texts = {
        f"{language}/{name}": text.replace("%(block)s", BLOCK if with_restricted else "")
        for language, articles in {"en": ENGLISH, "zh": CHINESE, "fa": PERSIAN}.items()
        for name, text in articles.items()
        if with_restricted or not ("zq" in name or name.startswith("staff/"))
    }
    data = {
        "_data/owners.yml": OWNERS + (RESTRICTED_OWNERS if with_restricted else ""),
        "_data/tags.yml": TAGS + (RESTRICTED_TAGS if with_restricted else ""),
    }
    files = FILES | (RESTRICTED_FILES if with_restricted else {})
    below_docs = {f"docs/{path}": content for path, content in (texts | data | files).items()}
    return {"mkdocs.yml": SETTINGS, ".gitignore": "/site/\n/.cache/\n", **below_docs}


def _commit(folder: Path) -> None:
    """One commit by one person at a fixed time, so that the same base has the same history everywhere."""
    person = {"NAME": "Ann", "EMAIL": "ann@example.com", "DATE": WHEN}
    variables = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("commit", "--quiet", "-m", "base"),
    ):
        subprocess.run(["git", *command], cwd=folder, env=environment(**variables), check=True)
