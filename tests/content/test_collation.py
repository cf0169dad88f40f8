import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbtool.content.collation.sort_key import sort_key

ORDERS = {
    "en": "1 password|2 keys|10 keys|Ærø|apple|Apple|cafe|café|Café|Cafe noir|zebra",
    "de": "Apfel|Äpfel|Bär|Straße|Strasse 2|Zug",
    "sv": "apa|zebra|ål|ärta|öl",
    "da": "Abe|Zebra|Æble|Øl|Ål|Aarhus",
    "nb": "ape|zebra|ære|øl|ål",
    "es": "nada|nube|ñandú|oso",
    "tr": "cam|çay|dağ|ırmak|Irmak|iki|İki|oda|öd|sal|şal",
    "cs": "cena|čas|dům|hora|chata|index|řeka|sen|šek|zub|žák",
    "pl": "az|ąb|cz|ćma|luk|łuk|zz|źle|żaba",
    "ru": "ёлка|елка 2|ель|жук|игра|йод|край",
    "uk": "гора|ґанок|дім|єдність|жук|ирій|індик|їжак|йод",
    "zh-CN": "2 安装|10 安装|API 文档|安装|北京|重庆|重要",
    "zh-TW": "API|一|人|安裝|退款|題",
    "fa": "۲ راه|۱۰ راه|آب|ابر|بازگشت|پرداخت|ثبت|چاپ|ژاله|کار|گل|وجه|هزینه|یار|API",
    "ar": "أمر|باب|تاج|ثمن|كتاب|نور|هدف|وقت|يوم",
    "ko": "가|각|나|다",
    "ja": "かき|がき|さき",
    "el": "άλφα|βήτα|ωμέγα",
    "qq": "a|b",
}


@pytest.mark.parametrize("locale", ORDERS)
def test_titles_stand_in_the_order_of_their_language(locale: str) -> None:
    titles = ORDERS[locale].split("|")
    backwards = titles[::-1]
    assert sorted(backwards, key=lambda title: sort_key(title, locale)) == titles


@pytest.mark.parametrize(
    ("one", "other", "locale"),
    [
        ("كتاب", "کتاب", "fa"),
        ("می\u200cخواهم", "میخواهم", "fa"),
        ("يك", "یک", "ar"),
        ("e\u0301te\u0301", "été", "fr"),
        ("۱۲", "12", "fa"),
    ],
)
def test_spellings_of_one_word_count_as_the_same(one: str, other: str, locale: str) -> None:
    assert sort_key(one, locale)[0] == sort_key(other, locale)[0]


def test_only_chinese_pays_for_pinyin() -> None:
    program = """
import sys
from kbtool.content.collation.sort_key import sort_key
sort_key("退款", "en"), sort_key("退款", "zh-TW"), sort_key("refund", "zh-CN")
assert "pypinyin" not in sys.modules
sort_key("退款", "zh")
assert "pypinyin" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@given(
    st.text(max_size=40),
    st.text(max_size=40),
    st.sampled_from(["en", "fa", "ar", "zh", "zh-Hant", "cs", "tr", "x_", ""]),
)
def test_any_two_texts_can_be_compared(one: str, other: str, locale: str) -> None:
    assert (sort_key(one, locale) < sort_key(other, locale)) is not (sort_key(one, locale) >= sort_key(other, locale))


def test_a_character_without_a_reading_does_not_take_the_others_theirs() -> None:
    assert sort_key("北京\U0003134a\U0003134a", "zh")[0][0] == sort_key("北京", "zh")[0][0]


def test_a_number_of_10000_digits_is_no_obstacle() -> None:
    assert sort_key("9" * 10_000, "en") < sort_key("1" + "0" * 10_000, "en")
