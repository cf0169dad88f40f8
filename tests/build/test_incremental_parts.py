"""Each part of what a page is known by is needed: without it, a build takes over what has changed."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree, ignore_patterns
from zipfile import ZipFile, ZipInfo

import pytest

from kbtool.build import carrying, fingerprint
from kbtool.build.build import Built, build
from kbtool.build.fingerprint import PageFingerprints
from kbtool.build.options import Options
from kbtool.build.releases.release_files import ReleaseFiles
from kbtool.build.releases.signs import signs_of
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.build.edited_base import FIRST_DAY, picture
from tests.build.in_process import in_process
from tests.build.site_tree import digests

__all__ = ["in_process"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("in_process", "quick_disk")]

SETTINGS = """site_name: Help
site_url: https://help.example.com/
site_dir: .cache/mkdocs
theme: {name: kbtool, custom_dir: templates}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages: [{locale: en, name: English, default: true}]
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, agents]
    defaults: {audience: public, state: published, type: how-to, owner: docs-team}
"""
OWNERS = "docs-team: {name: {en: Writers}}\n"
DESCRIPTION = "What a page is said to be about, long enough for search engines to show."
FIRST = f"""---
title: First
description: {DESCRIPTION}
attachments: [{{file: form.docx}}]
---
It [leads on](second.md).

![A drawing](drawing.png)
"""
SECOND = f"---\ntitle: Second\ndescription: {DESCRIPTION} Or more.\n---\nThe word is zqcanary.\n"
FOOTER = "<footer>{{ kb.site.name }}</footer>\n"


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of a file's text."""

    def change(base: Path) -> None:
        text = (base / name).read_text(encoding="utf-8")
        assert old in text
        (base / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def redraw(base: Path) -> None:
    (base / "docs/en/drawing.png").write_bytes(picture(30, 40))


def word_file(text: str) -> bytes:
    """A file of words in Word's format; those of texts with as many letters are as large as one another."""
    file = BytesIO()
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with ZipFile(file, "w") as archive:
        document = f'<w:document xmlns:w="{names}"><w:p><w:t>{text}</w:t></w:p></w:document>'
        archive.writestr(ZipInfo("word/document.xml"), document)
    return file.getvalue()


def reword(base: Path) -> None:
    place = base / "docs/en/form.docx"
    size = place.stat().st_size
    place.write_bytes(word_file("other"))
    assert place.stat().st_size == size


def move(base: Path) -> None:
    (base / "docs/en/second.md").rename(base / "docs/en/third.md")


def deface(base: Path) -> None:
    (base / "site/public/first/index.html").resolve().write_text("mine", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda base: None,
    "text": edit("docs/en/first.md", "It [leads", "This [leads"),
    "title": edit("docs/en/second.md", "Second", "Another"),
    "audience": edit("docs/en/second.md", "title: Second", "title: Second\naudience: agents"),
    "setting": edit("mkdocs.yml", "site_name: Help", "site_name: Aid"),
    "contact": edit("mkdocs.yml", "    audiences:", "    contact: https://example.com/ask\n    audiences:"),
    "template": edit("templates/partials/footer.html", "<footer>", "<footer>Of "),
    "picture": redraw,
    "attachment": reword,
    "place": move,
    "release": deface,
}


def forget_body(patch: pytest.MonkeyPatch) -> None:
    encode = fingerprint._encode
    patch.setattr(fingerprint, "_encode", lambda value: encode(_without(value, body="")))


def forget_page(patch: pytest.MonkeyPatch) -> None:
    encode = fingerprint._encode
    patch.setattr(fingerprint, "_encode", lambda value: encode(_without(value, page=None)))


def forget_site(patch: pytest.MonkeyPatch) -> None:
    """What the configuration says in whole is left out too: it covers the same."""
    patch.setattr(fingerprint, "shared_digest", lambda *_: b"x")


def _without(value: object, **fields: object) -> object:
    """A staged page, and what is known of its article, without a part."""
    if isinstance(value, tuple) and hasattr(value[0], "body"):
        return (replace(value[0], **fields), *value[1:])
    return value


DEFECTS: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "body": ("text", forget_body),
    "page": ("title", forget_page),
    "what an edition shares": ("contact", forget_site),
    "surroundings": ("template", lambda patch: patch.setattr(carrying, "surroundings", lambda *_: b"x")),
    "what pages share besides their plans": (
        "template",
        lambda patch: patch.setattr(PageFingerprints, "shared", b"x"),
    ),
    "answers": ("picture", lambda patch: patch.setattr(carrying, "is_still_true", lambda *_: True)),
    "bytes of attachments": (
        "attachment",
        lambda patch: patch.setattr(PageFingerprints, "_digests", lambda self, own: None),
    ),
    "bytes of the release": (
        "release",
        lambda patch: patch.setattr(
            ReleaseFiles, "look", lambda self: self.signs.update(signs_of(self.place, self._files))
        ),
    ),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base; no build has seen it."""
    base = tmp_path_factory.mktemp("before") / "base"
    texts = {
        "mkdocs.yml": SETTINGS,
        "docs/_data/owners.yml": OWNERS,
        "docs/en/first.md": FIRST,
        "docs/en/second.md": SECOND,
        "templates/partials/footer.html": FOOTER,
    }
    for name, text in texts.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    (base / "docs/en/drawing.png").write_bytes(picture(20, 20))
    (base / "docs/en/form.docx").write_bytes(word_file("words"))
    return base


def built(base: Path) -> Built:
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    return build(kb, Options(base / "site", today=FIRST_DAY), lambda *_: None)


def site_after(change: str, before: Path, folder: Path) -> tuple[dict[str, str], dict[str, str], int]:
    """The public site that is built after another one, one that is built without memory, and how many pages the first
    one took over."""
    base, cold = copytree(before, folder / "base"), folder / "cold"
    built(base)
    CHANGES[change](base)
    copytree(base, cold, ignore=ignore_patterns("site", ".cache"))
    account = built(base).accounts[0]
    built(cold)
    return _pages(base), _pages(cold), account.carried


def _pages(base: Path) -> dict[str, str]:
    """What pages hold; styles of the release before may lie beside them."""
    return {name: digest for name, digest in digests(base / "site/public").items() if not name.startswith("assets/")}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_rendered(change: str, before: Path, tmp_path: Path) -> None:
    ours, theirs, carried = site_after(change, before, tmp_path)
    assert ours == theirs
    if change in ("text", "nothing", "release"):
        assert carried == len([name for name in ours if name.endswith(".html")]) - (change != "nothing")
    assert carried == 0 or change not in ("setting", "template")


@pytest.mark.parametrize("defect", DEFECTS)
def test_without_a_part_of_it_a_changed_page_is_taken_over(
    defect: str, before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, plant = DEFECTS[defect]
    plant(monkeypatch)
    ours, theirs, _ = site_after(change, before, tmp_path)
    assert ours != theirs


def test_an_article_that_became_restricted_leaves_no_word_in_the_wider_site(before: Path, tmp_path: Path) -> None:
    base = copytree(before, tmp_path / "base")
    built(base)
    assert telling(base / "site/public")
    CHANGES["audience"](base)
    result = built(base)
    assert not telling(base / "site/public") and telling(base / "site/agents")
    assert not [file.path for file in result.releases["public"].files if file.path.startswith("second")]


def telling(folder: Path) -> list[str]:
    """The files that have the word."""
    return [path.name for path in folder.resolve().rglob("*") if path.is_file() and b"zqcanary" in path.read_bytes()]


def test_a_clean_build_renders_everything_and_makes_the_same(before: Path, tmp_path: Path) -> None:
    base = copytree(before, tmp_path / "base")
    first = built(base)
    kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"))
    clean = build(kb, Options(base / "site", today=FIRST_DAY, clean=True), lambda *_: None)
    assert [account.carried for account in clean.accounts] == [0, 0]
    assert clean.releases == first.releases
