"""What an edition remembers of its search changes no byte of it, and keeps no word that the edition does not hold."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec import structs

from kbtool.config.search_settings import Layout
from kbtool.site.search import bundles, indexed, postings, stems
from kbtool.site.search.analyzer import Analyzer, load_analyzer
from kbtool.site.search.document import Document
from kbtool.site.search.document_terms import Runs, document_runs
from kbtool.site.search.documents import GivenDocuments, encode_document
from kbtool.site.search.facts import Label, SearchFacts
from kbtool.site.search.files import make_search
from kbtool.site.search.output import Output
from kbtool.site.search.sections import Section
from kbtool.store.database import FILE_NAME, open_database
from kbtool.store.store import NO_STORE, Store
from tests.search.small_documents import WORDS, drawn_document, drawn_documents, facts

ANALYZER = load_analyzer()
DAY = date(2026, 11, 22)
EDITS = 12


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """With large classes, too: of them the most common words stay; and bundles of several documents."""
    monkeypatch.setattr(bundles, "LEAST", 4)
    monkeypatch.setattr(postings, "TARGET", 1_000)
    monkeypatch.setattr(postings, "EARLY_END", 100)
    monkeypatch.setattr(postings, "MOST_ENTRIES", 50)
    monkeypatch.setattr(stems, "LARGEST_CLASS", 2)


class Release:
    """Files as they lie on a disk, from one build to the next."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.written: list[str] = []

    def build(self, edition: SearchFacts, documents: Iterable[Document], store: Store = NO_STORE) -> dict[str, bytes]:
        """What the edition consists of now."""
        new: dict[str, bytes] = {}
        output = Output(edition, new.__setitem__, self.files.keys())
        given = GivenDocuments([b"", *map(encode_document, documents)])
        make_search(edition, given, ANALYZER, store, output, by_url=True)
        self.written = list(new)
        self.files = {path: content for path, content in {**self.files, **new}.items() if path in output.paths}
        assert self.files.keys() == output.paths
        return self.files


def edited(documents: list[Document], words: list[str], random: Random) -> list[Document]:
    """The documents after an edit of a random kind."""
    number, others = random.randrange(len(documents)), list(documents)
    old = others[number]
    text = " ".join(random.choices([*words, f"new{random.randrange(1000)}", "resetting", "resetted"], k=4))
    change = random.choice(["text", "title", "keywords", "tags", "boost", "url", "file", "add", "remove", "order"])
    others[number] = {
        "text": replace(old, sections=(*old.sections[:-1], replace(old.sections[-1], text=text))),
        "title": replace(old, title=text),
        "keywords": replace(old, keywords=(text,)),
        "tags": replace(old, tags=(Label("t2", text),)),
        "boost": replace(old, boost=random.choice([1, 3.5])),
        "url": replace(old, url=f"b/{random.randrange(1000)}/"),
        "file": replace(old, sections=(*old.sections, Section("", "File", text, "files/x.pdf"))),
    }.get(change, old)
    if change == "add":
        others.append(drawn_document(random.randrange(1000, 9999), words, random))
    elif change == "remove" and len(others) > 1:
        del others[number]
    elif change == "order":
        random.shuffle(others)
    return others


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("layout", [Layout.SHARDED, Layout.SINGLE])
def test_after_any_edit_the_files_are_those_of_a_first_build(language: str, layout: Layout, tmp_path: Path) -> None:
    random, words = Random(f"{language} {layout}"), WORDS[language].split(" ")  # noqa: S311 - drawn edits
    edition, documents, release = facts(language, layout), drawn_documents(language, 30, random), Release()
    for _ in range(EDITS):
        with Store(tmp_path, DAY) as store:
            again = release.build(edition, documents, store)
        assert again == Release().build(edition, documents)
        for _ in range(random.randint(0, 3)):
            documents = edited(documents, words, random)
        boosts = structs.replace(edition.settings.boosts, title=random.choice([8.0, 20.0]))
        edition = replace(edition, settings=structs.replace(edition.settings, boosts=boosts))


def test_what_is_remembered_is_the_same_whatever_came_before(tmp_path: Path) -> None:
    random = Random("memory")  # noqa: S311 - drawn edits
    documents, edition = drawn_documents("en", 30, random), facts("en", Layout.SHARDED)
    for name in ("long", "short"):
        with Store(tmp_path / name, DAY) as store:
            Release().build(edition, documents, store)
    for _ in range(EDITS):
        documents = edited(documents, WORDS["en"].split(" "), random)
        with Store(tmp_path / "long", DAY) as store:
            Release().build(edition, documents, store)
    with Store(tmp_path / "cold", DAY) as store:
        Release().build(edition, documents, store)
    assert shelf(tmp_path / "long", "search columns") == shelf(tmp_path / "cold", "search columns")
    assert shelf(tmp_path / "long", "search columns") != shelf(tmp_path / "short", "search columns")


def shelf(folder: Path, name: str) -> list[bytes]:
    with closing(open_database(folder)) as database:
        return [value for (value,) in database.execute("SELECT value FROM entries WHERE shelf = ?", (name,))]


def test_a_second_build_counts_and_writes_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, edition, release = drawn_documents("en", 30, Random("z")), facts("en"), Release()  # noqa: S311
    with Store(tmp_path, DAY) as store:
        release.build(edition, documents, store)
    counted: list[Document] = []

    def counting(item: Document, analyzer: Analyzer) -> Runs:
        counted.append(item)
        return document_runs(item, analyzer)

    monkeypatch.setattr(indexed, "document_runs", counting)
    with Store(tmp_path, DAY) as store:
        release.build(edition, documents, store)
        assert (counted, release.written) == ([], [edition.manifest])
    changed = [*documents[:10], replace(documents[10], title="refund again"), *documents[11:]]
    with Store(tmp_path, DAY) as store:
        release.build(edition, changed, store)
    assert counted == [changed[10]]
    assert 1 < sum("/article." in path for path in release.written) < 10  # with the others of its bundle


def test_an_edit_leaves_most_pieces_as_they_were() -> None:
    documents, edition, release = drawn_documents("en", 80, Random("w")), facts("en", Layout.SHARDED), Release()  # noqa: S311
    many = [replace(item, keywords=(f"only{item.url[2:-1]} rare{item.url[2:-1]}",)) for item in documents]
    release.build(edition, many)
    release.build(edition, [replace(many[0], keywords=("only0 rare0 also0",)), *many[1:]])
    assert 1 <= sum("/postings." in path for path in release.written) <= 3


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    documents, edition = drawn_documents("en", 5, Random("v")), facts("en")  # noqa: S311
    with Store(tmp_path, DAY) as store:
        whole = Release().build(edition, documents, store)
    with Store(tmp_path, DAY) as store:
        assert Release().build(edition, documents, store) == whole


def test_no_word_of_another_audience_is_in_what_an_edition_keeps(tmp_path: Path) -> None:
    """Not even where the same store serves both, and where a document was of the wider audience before."""
    documents = drawn_documents("en", 10, Random("u"))  # noqa: S311
    secret = replace(documents[0], url="s/", title="Zqsecret zqsecrets", keywords=("zqkeyword",))
    public = facts("en", Layout.SHARDED)
    narrow = replace(public, audience="internal", manifest="internal/manifest.json")
    for turn in range(2):
        with Store(tmp_path, DAY) as store:
            Release().build(narrow, [*documents, secret], store)
        with Store(tmp_path, DAY) as store:
            files = Release().build(public, [*documents, secret] if turn == 0 else documents, store)
        assert (b"zqsecret" in b"".join(files.values())) is (turn == 0)
    with Store(tmp_path / "twin", DAY) as store:
        Release().build(public, documents, store)
    assert entries(tmp_path / "twin") <= entries(tmp_path)
    holding = {key for key, value in entries(tmp_path) if b"zq" in value}
    assert holding
    assert not holding & {key for key, _ in entries(tmp_path / "twin")}


def entries(folder: Path) -> set[tuple[bytes, bytes]]:
    assert (folder / FILE_NAME).is_file()
    with closing(open_database(folder)) as database:
        return set(database.execute("SELECT key, value FROM entries"))


@pytest.mark.parametrize("value", [b"", b"\x00", msgspec.msgpack.encode({"a": 1}), msgspec.msgpack.encode([[], 1])])
def test_what_cannot_be_read_is_not_remembered(value: bytes, tmp_path: Path) -> None:
    documents, edition = drawn_documents("en", 5, Random("t")), facts("en")  # noqa: S311
    with Store(tmp_path, DAY) as store:
        whole = Release().build(edition, documents, store)
    with closing(open_database(tmp_path)) as database:
        names = database.execute("SELECT shelf, key FROM entries").fetchall()
    assert len(names) > 1
    with Store(tmp_path, DAY) as store:
        for name, key in names:
            store.keep(name, {key: value})
    with Store(tmp_path, DAY) as store:
        assert Release().build(edition, documents, store) == whole
