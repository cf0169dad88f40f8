"""What the preview reads after a change is the base as it would be read whole, and its plan that of a build."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kbtool.build.preview.base_reader import BaseReader
from kbtool.build.preview.change import find_change
from kbtool.build.preview.known_base import read_base
from kbtool.build.preview.planning import plan_site
from kbtool.build.preview.reread import reread
from kbtool.config import read_configuration
from kbtool.content.knowledge_base import KnowledgeBase
from tests.build.pictures import png
from tests.cli.conftest import TEXTS, write

HEADS = (
    *("title: Refunds", "title: Refunds\ntags: [money]", "title: Other\naudience: agents", "titel: x", "title: 'a"),
    *("title: Fees\nweight: 2\nalso_in: [start]", "title: Gone\nstate: archived", "title: Old\nredirect_from: [old/]"),
    *("title: Home\ndefaults:\n  audience: agents", "title: Home\naudience: agents", "title: Home\norder: [refunds]"),
)
BODIES = (
    *("Text.", "See [fees](fees.md).", "![a](refund.png)", "/// audience | agents\nHush.\n///", "# Heading"),
    *("/// include | _includes/terms.md\n///", "See [old](old/).", ""),
)
FILES = (
    *("en/billing/refunds.md", "fa/billing/refunds.md", "zh-cn/billing/refunds.md", "en/billing/fees.md"),
    *("en/index.md", "en/billing/index.md", "fa/billing/index.md", "en/billing/Refunds.md", "en/_includes/terms.md"),
    *("en/start/more/deep.md", "notes.md", "en/billing/.hidden.md"),
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    write(tmp_path, TEXTS)
    return tmp_path


def facts(kb: KnowledgeBase) -> dict[str, object]:
    """All that a base holds, texts too."""
    values = {name: value for name, value in vars(kb).items() if name in KnowledgeBase.__dataclass_fields__}
    return values | {"texts": dict(kb.texts), "keys": dict(kb.keys), "lengths": dict(kb.lengths)}


def change(base: Path, choose: random.Random) -> list[Path]:
    """Writes or deletes one article or two."""
    paths = [base / "docs" / name for name in choose.sample(FILES, choose.choice((1, 1, 2)))]
    for path in paths:
        if choose.random() < 0.2:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\n{choose.choice(HEADS)}\n---\n{choose.choice(BODIES)}\n", encoding="utf-8")
    return paths


@pytest.mark.parametrize("seed", range(8))
def test_after_any_changes_it_is_the_whole_base(base: Path, seed: int) -> None:
    configuration, reader = read_configuration(base / "mkdocs.yml"), BaseReader()
    choose = random.Random(seed)  # noqa: S311 - picks files
    reader.read(configuration, find_change(None, configuration))
    before, alone = None, 0
    for _ in range(12):
        known = reader._known
        changed = change(base, choose)
        alone += known is not None and reread(known, changed) is not None
        kb = reader.read(configuration, find_change(map(str, changed), configuration))
        assert facts(kb) == facts(read_base(configuration).kb), changed
        before = plan_site(kb, "agents", before)
        anew = plan_site(kb, "agents")
        assert {locale: list(site.pages) for locale, site in before.sites.items()} == {
            locale: list(site.pages) for locale, site in anew.sites.items()
        }, changed
        assert before.sites == anew.sites, changed
    assert alone


Edit = Callable[[Path], object]


def write_text(text: str) -> Edit:
    """Writes this to the file."""
    return lambda path: path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("en/billing/index.md", write_text("---\ntitle: Billing\naudience: agents\n---\n")),
        ("en/billing/refunds.md", write_text("---\ntitle: Refunds\n---\n/// include | _includes/terms.md\n///\n")),
        ("en/billing/fees.md", lambda path: path.symlink_to("refunds.md")),
        ("en/billing/Refunds.md", write_text("---\ntitle: Refunds\n---\n")),
    ],
    ids=["rules of a folder", "a shared text", "a link", "a collision"],
)
def test_from_what_more_follows_than_an_article_all_is_read(base: Path, name: str, edit: Edit) -> None:
    known = read_base(read_configuration(base / "mkdocs.yml"))
    path = base / "docs" / name
    edit(path)
    assert reread(known, [path]) is None


def test_of_an_article_that_was_saved_nothing_else_is_read(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = read_base(read_configuration(base / "mkdocs.yml"))
    path = base / "docs/en/billing/refunds.md"
    path.write_text(
        TEXTS["docs/en/billing/refunds.md"].replace("title: Refunds", "title: Money back"), encoding="utf-8"
    )
    read: list[str] = []
    whole = Path.read_bytes

    def read_bytes(file: Path) -> bytes:
        read.append(file.name)
        return whole(file)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    newer = reread(known, [path])
    assert newer
    assert newer.kb.by_path["docs/en/billing/refunds.md"].fields.title == "Money back"
    assert set(read) <= {"refunds.md", "index.md"}


def test_an_article_that_shows_what_others_show_is_read_alone(base: Path) -> None:
    docs = base / "docs/en/billing"
    for name in ("one.png", "two.png"):
        (docs / name).write_bytes(png())
    shown, new = (f"---\ntitle: Shown\n---\n![Shown]({name}.png)\n" for name in ("one", "two"))
    (docs / "shown.md").write_text(shown, encoding="utf-8")
    configuration = read_configuration(base / "mkdocs.yml")
    known = read_base(configuration)
    (docs / "copy.md").write_text(shown, encoding="utf-8")
    newer = reread(known, [docs / "copy.md"])
    assert newer and facts(newer.kb) == facts(read_base(configuration).kb)
    (docs / "copy.md").write_text(new, encoding="utf-8")
    assert reread(known, [docs / "copy.md"]) is None
