"""Owners, tags, words, redirects, synonyms, queries."""

import pytest

from kbtool.content.data_files import DataFiles, read_data_files
from kbtool.content.data_models import Owner, Query, Tag, Term
from kbtool.content.synonyms import Synonyms


def test_every_data_file_is_read() -> None:
    files = {
        "owners.yml": "docs-team: {name: Docs}\n"
        "ana:\n  name: {en: Ana, zh-CN: 安娜}\n  email: a@example.com\n  active: false\n",
        "tags.yml": "sso:\n  title: {en: Single sign-on}\n  deprecated: login\n",
        "terms.yml": "en:\n  - {use: sign in, avoid: [log in]}\n",
        "redirects.yml": "old/page: new/page\n",
        "synonyms.zh-CN.yml": "- [退款, 退钱]\n- 登陆, 登入 → 登录\n",
        "queries.en.yml": "- {query: money back, article: billing/refunds, within: 1}\n",
        "notes.txt": "no data",
    }
    data = read_data_files({name: text.encode() for name, text in files.items()}, "docs/_data", ["en", "zh-CN"])
    assert data == DataFiles(
        owners={
            "docs-team": Owner(name="Docs"),
            "ana": Owner(name={"en": "Ana", "zh-CN": "安娜"}, email="a@example.com", active=False),
        },
        tags={"sso": Tag(title={"en": "Single sign-on"}, deprecated="login")},
        terms={"en": (Term(use="sign in", avoid=("log in",)),)},
        redirects={"old/page": "new/page"},
        synonyms={"zh-CN": (Synonyms(("退款", "退钱")), Synonyms(("登陆", "登入"), ("登录",)))},
        queries={"en": (Query(query="money back", article="billing/refunds", within=1),)},
        present=frozenset({"owners", "tags", "terms", "redirects", "synonyms.zh-CN", "queries.en"}),
    )


def test_a_name_falls_back_to_another_language() -> None:
    owner = Owner(name={"en": "Ana", "fa": "آنا"})
    assert [owner.name_in(language, "en") for language in ("fa", "zh", "en")] == ["آنا", "Ana", "Ana"]
    assert Tag(title={"en": "Login"}).title_in("fa", "zh") == "Login"


@pytest.mark.parametrize(
    ("name", "text", "id", "line", "column"),
    [
        ("owners.yml", "a:\n  nam: x\n", "KB171", 2, 3),
        ("owners.yml", "a:\n  email: x\n", "KB173", 2, 3),
        ("owners.yml", "a: x\n", "KB173", 1, 4),
        ("owners.yml", "a: {name: x, active: no}\n", "KB173", 1, 22),
        ("owners.yml", "- a\n", "KB173", 1, 1),
        ("owners.yml", "a: {name: x}\nA: {name: y}\n", "KB021", 2, 1),
        ("tags.yml", "a: {title: Text}\n", "KB173", 1, 12),
        ("tags.yml", "a: {title: {en: }}\n", "KB173", 1, 17),
        ("redirects.yml", "a: [b]\n", "KB173", 1, 4),
        ("terms.yml", "en: {use: x}\n", "KB173", 1, 5),
        ("synonyms.en.yml", "- a\n", "KB173", 1, 3),
        ("synonyms.en.yml", "- [a, b]\n- [c]\n", "KB173", 2, 3),
        ("synonyms.en.yml", "- a →\n", "KB173", 1, 3),
        ("synonyms.en.yml", "- a → b → c\n", "KB173", 1, 3),
        ("synonyms.en.yml", "- ', → b'\n", "KB173", 1, 3),
        ("queries.en.yml", "- {query: x, article: y, within: many}\n", "KB173", 1, 34),
        ("synonyms.xx.yml", "- [a, b]\n", "KB170", 1, 1),
        ("owner.yml", "a: b\n", "KB170", 1, 1),
        ("owners.yml", "a: [\n", "KB020", 1, 4),
        ("owners.yml", "a: !!python/name:os.system x\n", "KB025", 1, 4),
    ],
)
def test_a_mistake_is_reported_at_its_place(name: str, text: str, id: str, line: int, column: int) -> None:  # noqa: A002
    data = read_data_files({name: text.encode()}, "docs/_data", ["en"])
    assert [(item.path, item.id, item.span.line, item.span.column) for item in data.diagnostics] == [
        (f"docs/_data/{name}", id, line, column)
    ]
    assert data.diagnostics[0].source == text.split("\n")[line - 1]


def test_one_wrong_entry_leaves_the_others() -> None:
    data = read_data_files({"owners.yml": b"a: {name: A}\nb: {}\nc: {name: C}\n"}, "docs/_data", ["en"])
    assert list(data.owners) == ["a", "c"]
    assert len(data.diagnostics) == 1


def test_no_files_and_empty_files_are_fine() -> None:
    assert read_data_files({}, "docs/_data", ["en"]) == DataFiles()
    assert read_data_files({"owners.yml": b"# later\n"}, "docs/_data", ["en"]).diagnostics == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tags.yml", b"a: {title: {en: A}}\nzqstaff: {title: {en: B}}\nzqStaff: {title: {en: B}}\n"),
        ("owners.yml", b"a: {name: A}\nb: [\n"),
        ("redirects.yml", b"a: b\nc: *d\n"),
        ("owners.yml", b"\xff"),
        ("owners.yml", b"- a\n"),
        ("synonyms.en.yml", b"a: b\n"),
    ],
)
def test_a_file_in_which_an_error_hides_every_entry_is_lost(name: str, text: bytes) -> None:
    data = read_data_files({"terms.yml": b"en: []\n", name: text}, "docs/_data", ["en"])
    assert data.lost == (f"docs/_data/{name}",)


def test_a_file_with_a_wrong_entry_is_not_lost() -> None:
    files = {"owners.yml": b"a: {name: A}\nb: {}\n", "tags.yml": b"", "strange.yml": b"a: ["}
    assert read_data_files(files, "docs/_data", ["en"]).lost == ()
