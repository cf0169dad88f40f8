"""What a link to a page looks like where it is shared."""

import pytest

from kbtool.site.metadata.open_graph import social_locale
from tests.site.described_pages import MakeBase, article, dated, described

HELP = "https://help.example.com/"
IMAGE = '<img src="../img/a.png" alt="A" width="800" height="400">'


def test_an_article_is_shared_with_all_that_is_known_of_it(make_base: MakeBase) -> None:
    kb = make_base(
        {
            "en/a.md": article("A", description="What A is.", tags="[x]"),
            "fa/a.md": article("الف"),
            "zh/b.md": article("乙"),
        }
    )
    edition = described(kb, history=dated({"en/a.md": ("2026-01-01", "2026-02-02")}))
    metadata = edition.metadata("a/", IMAGE)
    assert metadata.open_graph == (
        ("og:type", "article"),
        ("og:title", "A"),
        ("og:description", "What A is."),
        ("og:url", f"{HELP}a/"),
        ("og:site_name", "Help"),
        ("og:locale", "en_US"),
        ("og:locale:alternate", "fa_IR"),
        ("og:image", f"{HELP}img/a.png"),
        ("og:image:width", "800"),
        ("og:image:height", "400"),
        ("og:image:alt", "A"),
        ("article:published_time", "2026-01-01T00:00:00+00:00"),
        ("article:modified_time", "2026-02-02T00:00:00+00:00"),
        ("article:tag", "x"),
    )
    assert metadata.twitter == (("twitter:card", "summary_large_image"),)


def test_a_list_is_shared_as_a_website(make_base: MakeBase) -> None:
    metadata = described(make_base({"en/a/b.md": article("B")})).metadata("a/")
    assert dict(metadata.open_graph)["og:type"] == "website"
    assert metadata.twitter == (("twitter:card", "summary"),)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "en_US"),
        ("fa", "fa_IR"),
        ("zh", "zh_CN"),
        ("zh-TW", "zh_TW"),
        ("zh-Hant", "zh_TW"),
        ("pt-BR", "pt_BR"),
        ("pt-PT", "pt_PT"),
        ("ar", "ar_EG"),
        ("sr", "sr_RS"),
    ],
)
def test_a_locale_has_the_likeliest_country(locale: str, expected: str) -> None:
    assert social_locale(locale) == expected
