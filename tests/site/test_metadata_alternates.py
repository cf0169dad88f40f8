"""Search engines are told of the translations that are there, each by all the others, and of nothing else."""

from itertools import product

import pytest

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.text_digest import text_digest
from kbtool.history.history import History
from tests.site.described_pages import MakeBase, article, dated, described

HELP = "https://help.example.com/"
LOCALES = ("en", "zh", "fa")


def links(kb: KnowledgeBase, url: str, locale: str = "en", history: History | None = None) -> list[tuple[str, str]]:
    found = described(kb, locale, history=history).metadata(url).alternates
    return [(link.language, link.url.removeprefix(HELP)) for link in found]


@pytest.fixture
def kb(make_base: MakeBase) -> KnowledgeBase:
    """One article in three languages, one in two, one in one; one that is hidden in Persian."""
    return make_base(
        {f"{locale}/a/all.md": article(f"All {locale}", tags="[x]") for locale in LOCALES}
        | {f"{locale}/a/two.md": article(f"Two {locale}", tags="[x]") for locale in ("zh", "fa")}
        | {"en/a/one.md": article("One"), "en/a/hidden.md": article("Hidden"), "zh/a/hidden.md": article("藏")}
        | {"fa/a/hidden.md": article("پنهان", noindex="true")}
    )


def test_a_page_names_itself_its_translations_and_the_default(kb: KnowledgeBase) -> None:
    expected = [("en", "a/all/"), ("zh", "zh/a/all/"), ("fa", "fa/a/all/"), ("x-default", "a/all/")]
    assert [
        links(kb, url, locale) for locale, url in zip(LOCALES, ("a/all/", "zh/a/all/", "fa/a/all/"), strict=True)
    ] == [expected] * 3


def test_without_a_page_in_the_default_language_there_is_no_default(kb: KnowledgeBase) -> None:
    expected = [("zh", "zh/a/two/"), ("fa", "fa/a/two/")]
    assert links(kb, "zh/a/two/", "zh") == links(kb, "fa/a/two/", "fa") == expected


def test_a_page_without_translation_stands_alone(kb: KnowledgeBase) -> None:
    assert links(kb, "a/one/") == []


def test_a_page_that_search_engines_do_not_list_is_named_by_none_and_names_none(kb: KnowledgeBase) -> None:
    assert links(kb, "fa/a/hidden/", "fa") == []
    assert [language for language, _ in links(kb, "a/hidden/")] == ["en", "zh", "x-default"]


@pytest.mark.parametrize("url", ["", "a/", "tags/", "tags/x/"])
def test_lists_have_translations_too(kb: KnowledgeBase, url: str) -> None:
    hidden_tag = url == "tags/x/"  # one English article has it: such a page is not worth finding
    assert [language for language, _ in links(kb, f"zh/{url}", "zh")] == (
        ["zh", "fa"] if hidden_tag else ["en", "zh", "fa", "x-default"]
    )


def test_whoever_is_named_names_back(kb: KnowledgeBase) -> None:
    clusters = {}
    for locale in LOCALES:
        edition = described(kb, locale)
        for staged in edition.site.pages:
            found = page_links = edition.metadata(staged.page.url).alternates
            clusters[HELP + staged.page.url] = {(link.language, link.url) for link in found}
            assert len(page_links) != 1
    named = [(url, other, cluster) for url, cluster in clusters.items() for _, other in cluster]
    assert named
    assert [(url, other) for url, other, cluster in named if clusters.get(other) != cluster] == []


@pytest.mark.parametrize(("audience", "mode"), [("agents", "live"), ("public", "setup")])
def test_nothing_is_named_where_search_engines_are_not_invited(make_base: MakeBase, audience: str, mode: str) -> None:
    texts = {f"{locale}/a.md": article("A") for locale in LOCALES}
    kb = make_base(texts, mode=mode, hosts={"agents": "https://agents.example.com/"})
    metadata = described(kb, "en", audience).metadata("a/")
    assert (metadata.robots, metadata.canonical, metadata.alternates) == ("noindex", "", ())
    assert (metadata.json_ld, metadata.open_graph) == ("", ())


def test_missing_pages_have_no_translations(kb: KnowledgeBase) -> None:
    for url, locale in (("404.html", "en"), ("fa/404.html", "fa"), ("search/", "en")):
        metadata = described(kb, locale).metadata(url)
        assert (metadata.robots, metadata.canonical, metadata.alternates) == ("noindex", "", ())


@pytest.mark.parametrize(
    ("source", "settings", "is_named"),
    [
        ("2024-01-01", {}, True),
        ("2026-01-01", {}, True),
        ("2026-01-02", {}, False),
        ("2024-03-01", {"translations": {"alternates_max_age": "1 month"}}, False),
        ("2024-02-01", {"translations": {"alternates_max_age": "1 month"}}, True),
    ],
)
def test_a_translation_that_its_source_left_far_behind_is_no_translation(
    make_base: MakeBase, source: str, settings: dict[str, object], is_named: bool
) -> None:
    kb = make_base({"en/a.md": article("A"), "zh/a.md": article("甲"), "fa/a.md": article("الف")}, **settings)
    history = dated(
        {
            "en/a.md": ("2024-01-01", source),
            "zh/a.md": ("2024-01-01", "2024-01-01"),
            "fa/a.md": ("2024-01-01", "2026-11-11"),
        }
    )
    named = ["en", "zh", "fa", "x-default"] if is_named else ["en", "fa", "x-default"]
    assert [language for language, _ in links(kb, "a/", history=history)] == named
    assert [language for language, _ in links(kb, "zh/a/", "zh", history)] == (named if is_named else [])


def test_a_translation_of_the_very_text_is_not_left_behind(make_base: MakeBase) -> None:
    source = article("A", "The very text.")
    recorded = f"{{digest: {text_digest('The very text.')}}}"
    kb = make_base({"en/a.md": source, "zh/a.md": article("甲", source=recorded)})
    history = dated({"en/a.md": ("2020-01-01", "2026-01-01"), "zh/a.md": ("2020-01-01", "2020-01-01")})
    assert len(links(kb, "a/", history=history)) == 3
    assert described(kb, "zh", history=history).page("zh/a/").notices == ()


def test_the_menu_says_what_is_missing_and_leads_to_the_default_language(kb: KnowledgeBase) -> None:
    opens = {
        (locale, entry.locale): (entry.url, entry.leads_to, bool(entry.note))
        for locale, url in (("en", "a/one/"), ("zh", "zh/a/two/"), ("fa", "fa/tags/x/"))
        for entry in described(kb, locale).page(url).alternates
    }
    assert set(opens) == set(product(LOCALES, LOCALES))
    assert opens["en", "zh"] == ("zh/", "zh", True)
    assert opens["zh", "en"] == ("", "en", True)
    assert opens["zh", "fa"] == ("fa/a/two/", "fa", False)
    assert opens["fa", "en"] == ("tags/x/", "en", False)


def test_a_third_language_opens_the_page_in_the_default_one(make_base: MakeBase) -> None:
    kb = make_base({"en/a.md": article("A"), "zh/a.md": article("甲"), "fa/b.md": article("ب")})
    entry = next(entry for entry in described(kb, "zh").page("zh/a/").alternates if entry.locale == "fa")
    assert (entry.url, entry.leads_to, entry.note) == ("a/", "en", "尚未翻译，将打开 English 版")
