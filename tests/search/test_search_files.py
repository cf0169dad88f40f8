"""The files of an edition: what they hold, and that pieces answer as the whole does."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import accumulate
from random import Random
from typing import Any

import pytest
from msgspec import structs

from kbtool.config.search_settings import Layout
from kbtool.content.synonyms import Synonyms
from kbtool.query.engine import SearchEngine
from kbtool.site.search import postings
from kbtool.site.search.analyzer import load_analyzer, utf16_order
from kbtool.site.search.document_terms import analysed, document_runs
from kbtool.site.search.files import search_files
from kbtool.site.search.index import build_index
from kbtool.site.search.lunr_json import lunr_json
from kbtool.site.search.scripts import engine_script
from kbtool.site.search.sections import Section
from kbtool.verify.output.front_coding import front_coded_words
from tests.search.read_manifest import article_paths, stem_classes
from tests.search.small_documents import WORDS, drawn_documents, facts, with_documents

ANALYZER = load_analyzer()
DAY = date(2026, 11, 22)
LANGUAGES = ["en", "zh", "fa"]
Entries = dict[tuple[str, str, int], float]
"""(term, field, document) → weight, or how often."""


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "TARGET", 1_000)
    monkeypatch.setattr(postings, "MOST_ENTRIES", 90)


def made(language: str, layout: Layout, seed: str = "1", synonyms: tuple[Synonyms, ...] = ()) -> Mapping[str, bytes]:
    documents = drawn_documents(language, 80, Random(f"{language} {seed}"))  # noqa: S311 - drawn texts
    return search_files(facts(language, layout, synonyms), documents, ANALYZER)


def read(files: Mapping[str, bytes], path: str) -> Any:
    return json.loads(files[path])


def text_of(files: Mapping[str, bytes], path: str) -> str:
    return files[path].decode()


def manifest(files: Mapping[str, bytes]) -> Any:
    return read(files, "search/manifest.json")


def in_pieces(files: Mapping[str, bytes]) -> Entries:
    """How often each term stands where, as a browser reads it."""
    found: Entries = {}
    fields = manifest(files)["fields"]
    for _, digest in manifest(files)["shards"]:
        for term, lists in read(files, manifest(files)["postings"].format(digest=digest)).items():
            for field, numbers in lists:
                document = 0
                for number in numbers:
                    document += max(number, 0)
                    key = (term, fields[field], document)
                    assert (key in found) == (number < 0)
                    found[key] = max(-number, 1)
    return found


def in_one(index: Any) -> Entries:
    """All entries of lunr's own form."""
    terms = {posting["_index"]: term for term, posting in index["invertedIndex"]}
    found: Entries = {}
    for name, vector in index["fieldVectors"]:
        field, _, document = name.partition("/")
        for number, weight in zip(vector[::2], vector[1::2], strict=True):
            found[terms[number], field, int(document)] = weight
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pieces_together_hold_what_the_whole_index_holds(language: str) -> None:
    documents = drawn_documents(language, 80, Random(f"{language} 1"))  # noqa: S311 - drawn texts
    files = search_files(facts(language, Layout.SHARDED), documents, ANALYZER)
    boosts = dict(zip(manifest(files)["fields"], manifest(files)["boosts"], strict=True))
    runs = [document_runs(item, ANALYZER) for item in documents]
    index = build_index(runs, partial(analysed, analyzer=ANALYZER), [item.boost for item in documents], boosts)
    assert in_pieces(files).keys() == in_one(json.loads(lunr_json(index))).keys()
    assert in_pieces(files) == {
        (term, field, number): often
        for number, item in enumerate(documents)
        for field in boosts
        for term, often in Counter(ANALYZER.terms(item.texts[field])).items()
    }
    for field, lengths in zip(boosts, manifest(files)["lengths"], strict=True):
        assert lengths == [len(ANALYZER.terms(item.texts[field])) for item in documents]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_in_the_last_pieces_that_do_not_begin_after_it(language: str) -> None:
    files = made(language, Layout.SHARDED)
    shards = manifest(files)["shards"]
    firsts = [first for first, _ in shards]
    assert firsts == sorted(firsts, key=utf16_order)
    assert len(firsts) > len(set(firsts)) > 3
    for first, digest in shards:
        for term in read(files, f"assets/search/postings.{digest}.json"):
            assert first == max((one for one in firsts if utf16_order(one) <= utf16_order(term)), key=utf16_order)


def patient_script() -> str:
    """The engine without a limit to the pieces of a question."""
    script, count = re.subn(r'"questionShards":\d+', '"questionShards":1000', engine_script())
    assert count == 1
    return script


def test_a_question_loads_what_was_typed_and_few_pieces_for_what_may_have_been_meant() -> None:
    files, asked = made("en", Layout.SHARDED), []

    def load(path: str) -> str:
        asked.append(path)
        return text_of(files, path)

    loaded = []
    for script in (engine_script(), patient_script()):
        asked.clear()
        engine = SearchEngine(script, load, [{"language": "en", "manifest": "search/manifest.json"}])
        assert engine.search({"text": WORDS["en"].split(" ")[0][:1], "limit": 20})["total"] > 0
        loaded.append(sum("/postings." in path for path in asked))
    assert 1 <= loaded[0] <= 3 < loaded[1]


def rounded(answer: dict[str, Any]) -> dict[str, Any]:
    """Scores are sums of many weights, whose last digit depends on the order in which they are added."""
    return answer | {"hits": [hit | {"score": round(hit["score"], 9)} for hit in answer["hits"]]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pieces_answer_any_question_as_the_whole_does(language: str) -> None:
    """Where as many are loaded as the question has a use for."""
    random = Random(f"{language} questions")  # noqa: S311 - drawn questions
    engines = []
    for layout in (Layout.SINGLE, Layout.SHARDED):
        files = made(language, layout)
        assert manifest(files)["layout"] == layout
        editions = [{"language": language, "manifest": "search/manifest.json"}]
        engines.append(SearchEngine(patient_script(), partial(text_of, files), editions))
    words, found = WORDS[language].split(" "), 0
    for _ in range(40):
        text = " ".join(random.choices(words, k=random.randint(1, 3)))[: random.randint(1, 30)]
        whole, pieces = (rounded(engine.search({"text": text, "limit": 20})) for engine in engines)
        assert pieces == whole, text
        found += whole["total"]
    assert found > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_vocabulary_has_every_word_and_no_pair_of_characters(language: str) -> None:
    documents = drawn_documents(language, 80, Random(f"{language} 1"))  # noqa: S311 - drawn texts
    files = search_files(facts(language), documents, ANALYZER)
    words = front_coded_words(manifest(files)["vocabulary"]["terms"])
    expected = {
        term
        for item in documents
        for text in item.texts.values()
        for word in ANALYZER.words(text)
        if word.kind != "grams"
        for term in word.terms
    }
    assert words == sorted(expected, key=utf16_order)


def test_forms_of_a_word_are_a_class() -> None:
    files = made("en", Layout.AUTO)
    classes = stem_classes(manifest(files))
    assert ["password", "passwords"] in classes and ["reset", "resets"] in classes


def test_persian_words_are_stemmed_as_they_are_written() -> None:
    files = made("fa", Layout.AUTO)
    assert any({"کتاب", "کتابها"} <= set(one) for one in stem_classes(manifest(files)))


def test_synonyms_lead_only_to_what_the_edition_has() -> None:
    entries = (
        Synonyms(("refund", "money back", "zqnothing")),
        Synonyms(("sign off",), ("invoice", "zqunknown")),
        Synonyms(("zqa", "zqb")),
    )
    files = made("en", Layout.AUTO, synonyms=entries)
    found = manifest(files)["vocabulary"]["synonyms"]
    assert found == {"money back": ["refund"], "sign off": ["invoice"], "zqnothing": ["refund"]}


def test_synonyms_in_chinese_are_pairs_of_characters() -> None:
    files = made("zh", Layout.AUTO, synonyms=(Synonyms(("退钱吧",), ("退款",)),))
    assert manifest(files)["vocabulary"]["synonyms"] == {"退钱 钱吧": ["退款"]}


def test_every_document_has_its_file_and_the_values_to_choose_it_by() -> None:
    documents = drawn_documents("en", 80, Random("en 1"))  # noqa: S311 - drawn texts
    files = search_files(facts("en"), documents, ANALYZER)
    table = manifest(files)["table"]
    pages = [read(files, path) for path in article_paths(manifest(files))]
    assert [page["url"] for page in pages] == [item.url for item in documents]
    assert pages[3]["sections"][1]["anchor"] == "more"
    lists = defaultdict(list)
    for number, item in enumerate(documents):
        lists[item.category.value if item.category else ""].append(number)
    assert {value: list(accumulate(gaps)) for value, gaps in table["category"].items()} == lists
    assert manifest(files)["facets"]["category"] == [["b", "B"], ["a", "A"]]
    assert manifest(files)["facets"]["type"] == [["how-to", "How-to"]]


@pytest.mark.parametrize("layout", [Layout.SINGLE, Layout.SHARDED])
def test_names_hold_the_digest_of_what_is_in_the_files(layout: Layout) -> None:
    files = made("fa", layout)
    assert all(
        path.split(".")[-2] == sha256(content).hexdigest()[:10]
        for path, content in files.items()
        if path != "search/manifest.json" and "/article." not in path
    )


def test_an_edition_without_any_document_has_its_files() -> None:
    files = search_files(facts("en"), [], ANALYZER)
    assert manifest(files)["documents"] == 0
    assert len(files) == 2


def test_the_texts_are_written_for_a_server_where_they_are_asked_for() -> None:
    documents = drawn_documents("zh", 5, Random("x"))  # noqa: S311 - drawn texts
    files = search_files(with_documents(facts("zh")), documents, ANALYZER)
    lines = [json.loads(line) for line in files["search/documents.ndjson"].decode().rstrip("\n").split("\n")]
    assert [line["url"] for line in lines] == [item.url for item in documents]
    assert len({line["id"] for line in lines}) == 5
    assert documents[2].title in lines[2]["title"] and documents[2].sections[1].text in lines[2]["text"]


def test_a_boost_of_a_field_changes_its_weights_only() -> None:
    documents = drawn_documents("en", 20, Random("y"))  # noqa: S311 - drawn texts
    plain = facts("en", Layout.SINGLE)
    boosts = structs.replace(plain.settings.boosts, title=20.0)
    stronger = replace(plain, settings=structs.replace(plain.settings, boosts=boosts))
    made = (search_files(item, documents, ANALYZER) for item in (plain, stronger))
    one, two = (in_one(read(files, manifest(files)["index"])) for files in made)
    assert one.keys() == two.keys()
    assert {field for (term, field, number), weight in one.items() if weight != two[term, field, number]} == {"title"}


def test_a_change_of_one_article_leaves_the_pieces_without_its_words() -> None:
    documents = drawn_documents("en", 80, Random("en 1"))  # noqa: S311 - drawn texts
    before = search_files(facts("en", Layout.SHARDED), documents, ANALYZER)
    longer = replace(documents[3], sections=(*documents[3].sections, Section("new", "Zqnew", "zqnew zqother")))
    after = search_files(facts("en", Layout.SHARDED), [*documents[:3], longer, *documents[4:]], ANALYZER)
    new = {path for path in after.keys() - before.keys() if "/postings." in path}
    assert len(new) == 1
    assert sum("/postings." in path for path in after) > 5


def test_what_stands_in_many_documents_is_told_in_groups() -> None:
    documents = drawn_documents("zh", 80, Random("zh 1"))  # noqa: S311 - drawn texts
    files = search_files(facts("zh", Layout.SHARDED), documents, ANALYZER)
    entries = Counter(term for term, _, _ in in_pieces(files))
    groups = [set(front_coded_words(group)) for group in manifest(files)["common"]]
    assert [len(group) > 0 for group in groups] == [False, False, True]  # of so few, 20 entries are a quarter
    assert groups[2] == {term for term, number in entries.items() if number >= 20}
