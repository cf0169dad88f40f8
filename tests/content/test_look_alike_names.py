"""What a folder or an article keeps from readers holds for names that only some systems tell from its own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from tests.conftest import configuration

MakeBase = Callable[..., KnowledgeBase]
TODAY = date(2026, 1, 1)
OPEN = {"audience": "public", "state": "published"}
INTERNAL = "---\ntitle: S\naudience: internal\n---\n"
TEXT = "---\ntitle: X\n---\ntext\n"


def public(kb: KnowledgeBase) -> list[str]:
    return [item.path for locale in ("en", "zh") for item in kb.select(Edition("public", locale), TODAY).articles]


@pytest.mark.parametrize(
    ("index", "article"),
    [
        ("en/Staff/index.md", "en/staff/x.md"),
        ("en/STAFF/README.md", "en/staff/pay/x.md"),
        ("en/staff/index.md", "en/STAFF/x.md"),
        ("en/caf\u00e9/index.md", "en/cafe\u0301/x.md"),
        ("en/ｓtaff/index.md", "en/staff/x.md"),
        ("en/sta\u200bff/index.md", "en/staff/x.md"),
        ("en/Straße/index.md", "en/STRASSE/x.md"),
        ("en/Staff/index.md", "zh/staff/x.md"),
        ("zh/Staff/index.md", "zh/staff/x.md"),
    ],
)
def test_a_folder_that_looks_like_a_closed_one_is_closed(index: str, article: str, make_base: MakeBase) -> None:
    kb = make_base({index: INTERNAL, article: TEXT, "en/open.md": TEXT}, defaults=OPEN)
    assert public(kb) == ["docs/en/open.md"]


def test_a_folder_takes_no_values_from_one_that_looks_like_it(make_base: MakeBase) -> None:
    kb = make_base(
        {"en/Staff/index.md": "---\ntitle: S\ndefaults: {owner: ann}\n---\n", "en/staff/x.md": TEXT}, defaults=OPEN
    )
    assert kb.by_path["docs/en/staff/x.md"].fields.owner is None


def test_a_folder_beside_a_closed_one_stays_open(make_base: MakeBase) -> None:
    kb = make_base({"en/staff/index.md": INTERNAL, "en/staff-old/x.md": TEXT, "en/staffs/x.md": TEXT}, defaults=OPEN)
    assert public(kb) == ["docs/en/staff-old/x.md", "docs/en/staffs/x.md"]


@pytest.mark.parametrize("name", ["pay.md", "PAY.md", "ｐay.md"])
def test_a_translation_is_as_closed_as_the_source_it_looks_like(name: str, make_base: MakeBase) -> None:
    assert public(make_base({"en/Pay.md": INTERNAL, f"zh/{name}": TEXT}, defaults=OPEN)) == []


def test_the_source_of_the_very_name_decides(make_base: MakeBase) -> None:
    kb = make_base({"en/pay.md": TEXT, "en/ｐay.md": INTERNAL, "zh/pay.md": TEXT}, defaults=OPEN)
    assert public(kb) == ["docs/en/pay.md", "docs/zh/pay.md"]


@pytest.mark.parametrize("source", [INTERNAL, "---\ntitle: D\nstate: draft\n---\n", "---\naudience: x\n---\n"])
@pytest.mark.parametrize("link", ["en/a.md", "en/y.md", "zh/a.md", "zh/y.md"])
def test_a_symbolic_link_to_a_translation_is_as_closed_as_its_source(source: str, link: str, tmp_path: Path) -> None:
    for path, text in {"en/x.md": source, "zh/x.md": TEXT}.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text)
    (tmp_path / "docs" / link).symlink_to("../zh/x.md")
    assert public(KnowledgeBase.from_folder(configuration(tmp_path, settings={"defaults": OPEN}))) == []
