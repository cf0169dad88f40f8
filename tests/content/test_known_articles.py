"""A base read with the store is the base read without one, to the letter, whatever has changed in between."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kbtool.config import read_configuration
from kbtool.content.article import Origin
from kbtool.content.file_texts import AT_ONCE
from kbtool.content.front_matter.fields import RawFields
from kbtool.content.front_matter.resolve import Resolved, resolve
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.known_article import read_origins
from kbtool.content.known_articles import SHELF
from kbtool.content.stored_texts import SHELF as TEXTS
from kbtool.content.stored_texts import read_file_texts
from kbtool.errors import KbError
from kbtool.store.store import NO_STORE, Store
from tests.lint.edited_base import EditedBase

DAY = date(2026, 11, 22)
SEEDS = int(os.environ.get("KBTOOL_SEEDS", "3"))
AUDIENCES = ["public", "agents", "internal"]
LANGUAGES = [{"locale": "en", "name": "English", "default": True}, {"locale": "fa", "name": "فارسی"}]
PICTURE = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
FILES: dict[str, str | bytes] = {
    "en/index.md": "---\ntitle: Home\naudience: public\n---\n",
    "en/pay/index.md": "---\ntitle: Pay\ndefaults: {audience: agents, tags: [card], owner: team}\n---\n",
    "en/pay/a.md": "---\ntitle: A\nsearch: {boost: 2}\nattachments: [{file: terms.pdf}]\n---\n![](a.gif) [b](b.md)\n",
    "en/pay/b.md": "---\ntitle: B\nlast_reviewed_on: 2026-01-02\n---\nOne\n\n/// include | _includes/x.md\n///\n",
    "en/pay/untitled.md": "# A heading\n\nText.\n\n/// audience | internal\nSecret.\n///\n",
    "en/pay/broken.md": "---\ntitle: [\n---\nText.\n",
    "en/_includes/x.md": "---\naudience: public\nstate: published\n---\nTerms.\n",
    "en/staff/a.md": "---\ntitle: S\naudience: internal\n---\n/// audience | nobody\n",
    "fa/pay/a.md": "---\ntitle: الف\nstate: draft\nowner: other\nsource: {digest: abc}\n---\n![](../../en/pay/a.gif)\n",
    "fa/pay/b.md": "---\ntitle: ب\ntags: [x]\n---\nText.\n",
    "fa/pay/alone.md": "---\ntitle: تنها\naudience: public\n---\nText with a carriage\r return.\n",
    "en/pay/a.gif": PICTURE,
}


@pytest.fixture(autouse=True)
def trusted_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been changed long ago: so that what the disk says of it is used."""
    monkeypatch.setattr("kbtool.store.file_digests.time.time_ns", lambda: 2**62)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base of two languages in which articles inherit, hide, include, link and are broken."""
    for path, content in FILES.items():
        write(tmp_path, path, content)
    (tmp_path / "docs/fa/pay/link.md").symlink_to("../../en/pay/b.md")
    (tmp_path / "docs/fa/pay/other.md").symlink_to("alone.md")
    configure(tmp_path)
    return tmp_path


def write(root: Path, path: str, content: str | bytes) -> None:
    file = root / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def configure(root: Path, **settings: Any) -> None:
    own = {"audiences": AUDIENCES, "defaults": {"state": "published"}, **settings}
    i18n = {"docs_structure": "folder", "fallback_to_default": False, "languages": LANGUAGES}
    data = {"site_name": "Help", "plugins": [{"i18n": i18n}], "extra": {"kbtool": own}}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(data), encoding="utf-8")


def store_of(root: Path) -> Store:
    return Store(root / ".cache" / "kbtool", DAY)


def read(root: Path, store: Store) -> KnowledgeBase | str:
    """The base, or why it cannot be read."""
    try:
        with store:
            return KnowledgeBase.from_folder(read_configuration(root / "mkdocs.yml"), store)
    except KbError as error:
        return str(error)


def told(kb: KnowledgeBase | str) -> list[str]:
    """All that a base says, and what its editions show."""
    if isinstance(kb, str):
        return [kb]
    found = [repr(getattr(kb, name)) for name in kb.__dataclass_fields__]
    found += [repr(kb.select(edition, DAY)) for edition in kb.editions()]
    return found + [f"{article.path} {kb.length(article)} {article.digest}" for article in kb.articles]


def assert_same(root: Path) -> None:
    """Twice with the store: as the last reading has left it, and as this one does."""
    expected = read(root, NO_STORE)
    for _ in range(2):
        found = read(root, store_of(root))
        assert told(found) == told(expected)
        assert found == expected


def move(root: Path) -> None:
    (root / "docs/en/pay/a.md").rename(root / "docs/en/staff/b.md")


def lead_elsewhere(root: Path) -> None:
    (root / "docs/fa/pay/link.md").unlink()
    (root / "docs/fa/pay/link.md").symlink_to("../../en/staff/a.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "another text": lambda root: write(root, "en/pay/a.md", "---\ntitle: A\n---\nOther.\n"),
    "a source changes": lambda root: write(root, "en/pay/b.md", "---\ntitle: B\nstate: draft\n---\nOne\n"),
    "a source is narrowed": lambda root: write(root, "en/pay/b.md", "---\ntitle: B\naudience: internal\n---\nOne\n"),
    "a source is broken": lambda root: write(root, "en/pay/b.md", "---\ntitle: [\n---\nOne\n"),
    "a source cannot be read": lambda root: write(root, "en/pay/b.md", b"\xff\xfe"),
    "a source is gone": lambda root: (root / "docs/en/pay/b.md").unlink(),
    "a source comes": lambda root: write(root, "en/pay/alone.md", "---\ntitle: X\naudience: internal\n---\n"),
    "a source that is refused": lambda root: (root / "docs/en/pay/alone.md").symlink_to("/etc/hostname"),
    "a source in other letters": lambda root: write(root, "en/pay/Alone.md", "---\ntitle: X\naudience: agents\n---\n"),
    "a folder is narrowed": lambda root: write(root, "en/pay/index.md", "---\ntitle: P\naudience: internal\n---\n"),
    "a folder has another owner": lambda root: write(root, "en/pay/index.md", "---\ndefaults: {owner: z}\n---\n"),
    "a folder is broken": lambda root: write(root, "en/pay/index.md", "---\ntitle: [\n---\n"),
    "a folder has no index": lambda root: (root / "docs/en/pay/index.md").unlink(),
    "a folder's index collides": lambda root: write(root, "en/pay/README.md", "---\ntitle: P\n---\n"),
    "a folder's double": lambda root: write(root, "en/PAY/index.md", "---\ntitle: P\naudience: internal\n---\n"),
    "the home page says more": lambda root: write(root, "en/index.md", "---\ndefaults: {tags: [home]}\n---\n"),
    "a picture is gone": lambda root: (root / "docs/en/pay/a.gif").unlink(),
    "an attachment comes": lambda root: write(root, "en/pay/terms.pdf", b"%PDF-1.4"),
    "an include is gone": lambda root: (root / "docs/en/_includes/x.md").unlink(),
    "an include is narrowed": lambda root: write(root, "en/_includes/x.md", "---\naudience: agents\n---\nTerms.\n"),
    "a link leads elsewhere": lead_elsewhere,
    "an article moves": move,
    "a folder goes": lambda root: shutil.rmtree(root / "docs/en/pay"),
    "other defaults": lambda root: configure(root, defaults={"state": "draft", "audience": "internal"}),
    "other audiences": lambda root: configure(root, audiences=["public", "internal"]),
    "foreign keys": lambda root: configure(root, foreign_keys="allow"),
}


@pytest.mark.parametrize("portion", [AT_ONCE, 1])
@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_base_is_as_read_anew(
    name: str, portion: int, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a base of more files than are held at once."""
    monkeypatch.setattr("kbtool.content.reader.AT_ONCE", portion)
    assert_same(base)
    CHANGES[name](base)
    assert_same(base)


def test_the_store_spares_reading_and_resolving(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(base, store_of(base))
    resolved: list[str] = []

    def noted(own: RawFields, *rest: Any) -> Resolved:
        resolved.append(own.path)
        return resolve(own, *rest)

    monkeypatch.setattr("kbtool.content.reader.resolve", noted)
    monkeypatch.setattr("kbtool.content.stored_texts.read_file_text", None)
    second = read(base, store_of(base))
    assert told(second) == told(first)
    assert sorted(resolved) == [
        "docs/en/index.md",
        "docs/en/pay/broken.md",
        "docs/en/pay/index.md",
        "docs/en/staff/a.md",
    ]


def test_bodies_stay_in_the_store_until_somebody_asks(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(base, store_of(base))
    kb = read(base, store_of(base))
    assert isinstance(kb, KnowledgeBase)
    asked: list[str] = []

    def noted(files: Any, *rest: Any) -> Any:
        asked.extend(file.path for file, _ in files)
        return read_file_texts(files, *rest)

    monkeypatch.setattr("kbtool.content.file_texts.read_file_texts", noted)
    assert [article.fields.title for article in kb.articles]
    assert not asked
    article = kb.by_path["docs/fa/pay/b.md"]
    assert article.body == "Text.\n" == article.body
    assert asked.count(article.path) == 1


def test_the_texts_of_a_large_base_are_in_the_store_and_not_in_memory(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kbtool.content.reader.AT_ONCE", 1)
    held = read_and_count(base, monkeypatch)
    assert held.isdisjoint({"docs/en/pay/a.md", "docs/en/pay/untitled.md", "docs/fa/pay/b.md", "docs/fa/pay/alone.md"})
    assert "docs/en/pay/index.md" in held
    shutil.rmtree(base / ".cache")
    monkeypatch.undo()
    assert read_and_count(base, monkeypatch) == {f"docs/{path}" for path in FILES if path.endswith(".md")} | {
        "docs/fa/pay/link.md",
        "docs/fa/pay/other.md",
    }


def read_and_count(base: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Reads a base; returns the files whose text is at hand afterwards."""
    with store_of(base) as store:
        kb = KnowledgeBase.from_folder(read_configuration(base / "mkdocs.yml"), store)
    monkeypatch.setattr("kbtool.content.file_texts.read_file_texts", lambda wanted, *rest: iter(()))
    held = set()
    for path in kb.texts:
        with suppress(KeyError):
            assert kb.texts[path].text
            held.add(path)
    return held


def test_an_article_that_forgets_its_body_has_it_when_somebody_asks(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for portion in (AT_ONCE, 1, AT_ONCE):
        monkeypatch.setattr("kbtool.content.reader.AT_ONCE", portion)
        kb = read(base, store_of(base))
        assert isinstance(kb, KnowledgeBase)
        bodies = [article.body for article in kb.articles]
        for article in kb.articles:
            article.forget()
        assert [article.body for article in kb.articles] == bodies
        shutil.rmtree(base / ".cache")


def test_a_body_that_the_store_has_lost_comes_from_the_file(base: Path) -> None:
    read(base, store_of(base))
    first, second = (read(base, store_of(base)) for _ in range(2))
    assert isinstance(first, KnowledgeBase)
    assert isinstance(second, KnowledgeBase)
    shutil.rmtree(base / ".cache")
    assert first.by_path["docs/fa/pay/b.md"].body == "Text.\n"
    write(base, "fa/pay/b.md", "---\ntitle: B\n---\nMeanwhile.\n")
    shutil.rmtree(base / ".cache")
    with pytest.raises(KbError, match="was changed meanwhile"):
        assert second.by_path["docs/fa/pay/b.md"].body


def damages(value: bytes) -> Iterator[bytes]:
    """Values that are whole and say something else, or nothing."""
    yield b""
    yield b"no articles at all"
    yield value[:-1]
    day, files, articles = msgspec.msgpack.decode(value)
    yield msgspec.msgpack.encode([day, files])
    for i in range(11):
        for other in (None, 7, "text", [["a"]], {"title": 5}):
            spoilt = {path: [*item[:i], other, *item[i + 1 :]] for path, item in articles.items()}
            with suppress(TypeError):
                if not fits(i, other):
                    yield msgspec.msgpack.encode([day, files, spoilt])


def fits(i: int, value: object) -> bool:
    """Whether a part of an article could be this; then only the check at the end of the store's value speaks for it."""
    kinds: dict[int, tuple[object, ...]] = {
        0: ("text",), 1: ("text",), 2: ("text",), 4: ("text",), 5: (7,), 6: ("text",), 8: (7,),
    }  # fmt: skip
    return value in kinds.get(i, ())


def test_a_value_that_is_none_of_ours_is_read_anew(base: Path) -> None:
    read(base, store_of(base))
    expected = told(read(base, NO_STORE))
    with store_of(base) as store:
        kept = everything(store)
    tried = 0
    for key, value in kept.items():
        for damaged in damages(value):
            with store_of(base) as store:
                store.keep(SHELF, {key: damaged})
            assert told(read(base, store_of(base))) == expected
            tried += 1
        with store_of(base) as store:
            store.keep(SHELF, {key: value})
    assert tried > 100


def everything(store: Store) -> dict[bytes, bytes]:
    """All that is kept of articles."""
    store.find(SHELF, [b""])
    assert store._connection
    keys = [key for (key,) in store._connection.execute("SELECT key FROM entries WHERE shelf = ?", (SHELF,))]
    assert keys
    return store.find(SHELF, keys)


def test_texts_that_articles_are_known_by_are_not_pruned(base: Path) -> None:
    read(base, store_of(base))
    found = [read(base, Store(base / ".cache" / "kbtool", DAY + timedelta(days))) for days in (20, 40, 60)]
    assert isinstance(found[-1], KnowledgeBase)
    keys = set(found[-1].keys.values())
    with store_of(base) as store:
        assert store.find(TEXTS, keys).keys() == keys


@pytest.mark.parametrize("seed", range(SEEDS))
def test_after_any_edits_the_base_is_as_read_anew(seed: int, tmp_path: Path) -> None:
    edited = EditedBase(tmp_path, seed)
    for _ in range(25):
        done = edited.edit()
        expected = told(read(tmp_path, NO_STORE))
        assert told(read(tmp_path, store_of(tmp_path))) == expected, done


@given(st.text("atitle 07٣²\n./") | st.text())
def test_origins_that_are_written_otherwise_are_no_error(written: str) -> None:
    assert all(isinstance(origin, Origin) for origin in read_origins("docs/en/a.md", written).values())
