"""Documents with drawn texts, for tests of the files that are made of them."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from msgspec import structs

from kbtool.config.search_settings import Layout, SearchSettings
from kbtool.content.synonyms import Synonyms
from kbtool.site.search.document import Document
from kbtool.site.search.facts import Label, SearchFacts
from kbtool.site.search.sections import Section

WORDS = {
    "en": "reset resets password passwords app sign_in getUserName v1.2 wi-fi 404 refund invoice delete account to be",
    "zh": "重置 密码 登录 失败 账户 mixed 一 𠮷野家 﨎 版本3 退款 政策 发票 删除",
    "fa": "كتاب کتاب‌ها می‌رود رمز عبور ۱۲۳ حساب خانهٔ app فایل فاکتور حذف بازگشت",
}


def drawn_documents(language: str, number: int, random: Random) -> list[Document]:
    """So many documents with words of the language."""
    return [drawn_document(i, WORDS[language].split(" "), random) for i in range(number)]


def drawn_document(number: int, words: Sequence[str], random: Random) -> Document:
    def text(most: int) -> str:
        return " ".join(random.choices(words, k=random.randint(1, most)))

    return Document(
        url=f"a/{number}/",
        title=text(5),
        description=text(8),
        breadcrumb=("A",),
        keywords=(text(2),),
        boost=random.choice([1, 1, 2.5]),
        category=Label(random.choice("ab"), "Category"),
        tags=(Label("t1", text(2)),) if random.random() < 0.5 else (),
        type="how-to",
        audience="public",
        updated="2026-11-22",
        sections=(Section("", "", text(30)), Section("more", text(4), text(60))),
    )


def facts(language: str, layout: Layout = Layout.AUTO, synonyms: Sequence[Synonyms] = ()) -> SearchFacts:
    """The facts of an edition in which all of this is."""
    return SearchFacts(
        manifest="search/manifest.json",
        folder="assets/search/",
        audience="public",
        language=language,
        settings=SearchSettings(layout=layout),
        articles={},
        synonyms=tuple(synonyms),
        types=(Label("how-to", "How-to"), Label("faq", "Questions")),
        audiences=(Label("public", "public"),),
        categories=(Label("b", "B"), Label("a", "A")),
        popular=(("Title", "a/0/"),),
        category_links=(("A", "a/"),),
        languages=(),
    )


def with_documents(value: SearchFacts) -> SearchFacts:
    """The facts where the texts are asked for too."""
    return replace(value, settings=structs.replace(value.settings, documents=True))
