"""Names of articles' files: what stands under one never changes, and an edit makes few new ones."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from kbtool.site.search import bundles
from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.bundles import Bundle, numbered
from kbtool.site.search.document import Document
from kbtool.site.search.files import search_files
from tests.search.small_documents import WORDS, drawn_document, drawn_documents, facts

ANALYZER = load_analyzer()
MANY = 4_000


def names(addresses: Sequence[str], contents: Sequence[bytes]) -> list[str]:
    """Of all documents, in their order."""
    return [bundle.name(number) for bundle, numbers in made(addresses, contents) for number in numbers]


def made(addresses: Sequence[str], contents: Sequence[bytes]) -> list[tuple[Bundle, range]]:
    """All bundles with the numbers of their documents."""
    return list(numbered(list(bundles.bundles(addresses, contents)), len(addresses)))


def drawn(count: int) -> tuple[list[str], list[bytes]]:
    """Addresses and contents."""
    return [f"a/{number}/" for number in range(count)], [f"text {number}".encode() for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 255, 1_100, MANY])
def test_every_document_has_a_name_of_its_own(count: int) -> None:
    assert len(set(names(*drawn(count)))) == count


@pytest.mark.parametrize("count", [1, 300, 1_000])
def test_in_a_small_base_an_edit_renames_one_file(count: int) -> None:
    addresses, contents = drawn(count)
    before, after = names(addresses, contents), names(addresses, [*contents[:-1], b"other"])
    assert len(set(after) - set(before)) == 1


def test_in_a_large_base_an_edit_renames_the_files_of_its_bundle_and_no_other() -> None:
    addresses, contents = drawn(MANY)
    before = names(addresses, contents)
    bundle, numbers = next(item for item in made(addresses, contents) if 1_000 in item[1])
    after = names(addresses, [*contents[:1_000], b"other", *contents[1_001:]])
    renamed = [number for number in range(MANY) if before[number] != after[number]]
    assert renamed == list(numbers)
    assert bundle.first == numbers[0]
    assert 1 < len(renamed) < 40


def test_a_document_that_comes_or_goes_renames_few_others() -> None:
    addresses, contents = drawn(MANY)
    before = set(names(addresses, contents))
    random = Random(1)  # noqa: S311 - drawn places
    for _ in range(50):
        at = random.randrange(MANY)
        more = names([*addresses[:at], f"b/{at}/", *addresses[at:]], [*contents[:at], b"new", *contents[at:]])
        fewer = names([*addresses[:at], *addresses[at + 1 :]], [*contents[:at], *contents[at + 1 :]])
        assert max(len(set(more) - before), len(set(fewer) - before)) < 100


def test_there_are_few_enough_digests_to_be_loaded_with_every_first_search() -> None:
    for count in (1_000, MANY, 10_000, 30_000):
        assert sum(1 for _ in bundles.bundles(*drawn(count))) <= max(count if count < 1_024 else 0, 3 * bundles.LEAST)


@pytest.mark.parametrize("least", [2, 5, 256])
def test_a_name_never_stands_for_two_contents_whatever_is_edited(least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "LEAST", least)
    random = Random(least)  # noqa: S311 - drawn edits
    documents, ever = drawn_documents("en", 40, random), dict[str, bytes]()
    for _ in range(40):
        files = search_files(facts("en"), sorted(documents, key=lambda item: item.url), ANALYZER)
        articles = {path: content for path, content in files.items() if "/article." in path}
        assert len(articles) == len(documents)
        for path, content in articles.items():
            assert ever.setdefault(path, content) == content
        documents = edited(documents, random)


def edited(documents: list[Document], random: Random) -> list[Document]:
    """One is another, two have changed places, one is gone, or one came."""
    at, to = (random.randrange(len(documents)) for _ in "12")
    words, others = WORDS["en"].split(" "), list(documents)
    if at % 4 == 0:
        others[at] = replace(others[at], title=" ".join(random.choices(words, k=3)))
    elif at % 4 == 1:
        one, other = others[at], others[to]
        others[at], others[to] = replace(one, url=other.url), replace(other, url=one.url)
    elif at % 4 == 2 and len(others) > 20:
        del others[at]
    else:
        others.append(drawn_document(random.randrange(1_000, 9_999), words, random))
    return others
