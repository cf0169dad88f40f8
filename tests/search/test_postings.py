"""Pieces of the index at the size that it is made for."""

import gzip
from random import Random

from kbtool.site.search.document import FIELDS
from kbtool.site.search.index import build_index
from kbtool.site.search.postings import runs, term_lines

DOCUMENTS = 10_000


def test_a_word_that_stands_everywhere_in_10_000_articles_has_three_pieces_of_at_most_25_kb() -> None:
    random = Random(1)  # noqa: S311 - drawn frequencies
    documents = [tuple(["word"] * random.randint(1, 20) for _ in FIELDS) for _ in range(DOCUMENTS)]
    index = build_index(documents, lambda run: ((run,), ()), [1] * DOCUMENTS, dict.fromkeys(FIELDS, 1))
    pieces = [piece for run in runs(term_lines(index.columns)) for piece in run.shards]
    assert [piece.first for piece in pieces] == ["word"] * 3
    assert max(len(gzip.compress(piece.content, 6)) for piece in pieces) <= 25_000
