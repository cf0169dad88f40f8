"""Knowledge bases that other people wrote for other tools, adopted and built."""

import re
import shutil
from pathlib import Path

import pytest

from tests.build.running import build, kbtool

RTL = {"ar", "fa", "ur"}
ACCOUNT = re.compile(r"^public/(\S+) +(\d+) articles? += +(\d+) pages? +\+ +(\d+) excluded(.*)$", re.MULTILINE)


@pytest.mark.parametrize("name", ["csc-user-guide", "cncf-glossary", "tldr-fa-ar-zh"])
def test_a_real_base_builds_after_adopting_it_and_every_file_is_accounted_for(
    corpora: Path, name: str, tmp_path: Path
) -> None:
    base = tmp_path / name
    shutil.copytree(corpora / name, base, symlinks=True)
    base.chmod(0o755)
    before = {path: path.read_bytes() for path in (base / "docs").rglob("*.md")}
    assert kbtool("init", "--adopt", "--yes", cwd=base).returncode == 0
    accounts = ACCOUNT.findall(build(base))
    assert {path: path.read_bytes() for path in (base / "docs").rglob("*.md")} == before
    files = {folder.name: len(list(folder.rglob("*.md"))) for folder in (base / "docs").iterdir()}
    assert {language.lower(): int(articles) for language, articles, *_ in accounts} == files
    assert all(int(articles) == int(pages) + int(excluded) for _, articles, pages, excluded, _ in accounts)
    for language, *_ in accounts:
        folder = base / "site/public" / ("" if language == "en" else language.lower())
        home = (folder / "index.html").read_text(encoding="utf-8")
        assert f'lang="{language}" dir="{"rtl" if language in RTL else "ltr"}"' in home
