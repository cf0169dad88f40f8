import pytest

from kbtool.config.locales import babel_locale
from kbtool.site.messages import FOLDER, PLACEHOLDER, Messages, messages

CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
LOCALES = sorted(entry.name.removesuffix(".yml") for entry in FOLDER.iterdir() if entry.name.endswith(".yml"))
ENGLISH = messages("en").as_dict()
SAMPLE = Messages(
    "fa-IR",
    (
        ("fa", {"home": "خانه", "n.one": "{count} چیز", "n.other": "{count} چیز در {place}"}),
        ("en", {"home": "Home", "end": "{what}: {missing}", "m.one": "{count} thing", "m.other": "{count} things"}),
    ),
)


def own(locale: str) -> dict[str, str]:
    return dict(messages(locale).sources[0][1])


def base_id(message: str) -> str:
    stem, _, category = message.rpartition(".")
    return stem if category in CATEGORIES else message


def is_plural(message: str) -> bool:
    return base_id(message) != message


def test_english_is_there() -> None:
    assert "en" in LOCALES
    assert len(ENGLISH) > 20


@pytest.mark.parametrize("locale", LOCALES)
def test_a_language_has_the_messages_of_english_and_no_others(locale: str) -> None:
    assert {base_id(message) for message in own(locale)} == {base_id(message) for message in ENGLISH}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_counted_message_has_every_plural_form_of_its_language(locale: str) -> None:
    integers = {babel_locale(locale).plural_form(number) for number in range(1_000)}
    counted = {base_id(message) for message in ENGLISH if is_plural(message)}
    forms = {
        message: {other.rpartition(".")[2] for other in own(locale) if other.startswith(f"{message}.")}
        for message in counted
    }
    assert {message: found for message, found in forms.items() if not integers <= found <= CATEGORIES} == {}


def fits(message: str, found: set[str], expected: set[str]) -> bool:
    """A form for an exact number may say it in a word, as the Arabic dual does."""
    exact = message.rpartition(".")[2] in {"zero", "one", "two"}
    return found == expected or (exact and found == expected - {"count"})


@pytest.mark.parametrize("locale", LOCALES)
def test_a_language_has_the_placeholders_of_english(locale: str) -> None:
    expected: dict[str, set[str]] = {}
    for message, text in ENGLISH.items():
        expected.setdefault(base_id(message), set()).update(PLACEHOLDER.findall(text))
    wrong = {
        message: text
        for message, text in own(locale).items()
        if not fits(message, set(PLACEHOLDER.findall(text)), expected[base_id(message)])
    }
    assert wrong == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_message_is_empty(locale: str) -> None:
    assert [message for message, text in own(locale).items() if not text.strip()] == []


@pytest.mark.parametrize("locale", ["en", "zh-CN", "zh-tw", "fa_IR", "de", "nonsense", "", "../../etc/passwd"])
def test_every_locale_has_every_word(locale: str) -> None:
    assert messages(locale).as_dict().keys() >= {message for message in ENGLISH if not is_plural(message)}


def test_the_more_particular_language_wins() -> None:
    assert messages("zh-CN").text("home") == own("zh")["home"]
    assert messages("sv").text("home") == own("en")["home"]


def test_a_missing_text_comes_from_the_next_language() -> None:
    assert SAMPLE.text("home") == "خانه"
    assert SAMPLE.text("end", what="x") == "x: {missing}"
    assert SAMPLE.as_dict()["m.other"] == "{count} things"


def test_a_count_takes_the_plural_form_and_digits_of_the_language() -> None:
    assert SAMPLE.count("n", 0, place="{count}") == "۰ چیز"
    assert SAMPLE.count("n", 1_234, place="{count}") == "۱٬۲۳۴ چیز در {count}"
    assert messages("en").count("article_count", 1) == "1 article"
    assert messages("en").count("article_count", 1_000) == "1,000 articles"


def test_a_form_borrowed_from_english_follows_english_grammar() -> None:
    assert SAMPLE.count("m", 0) == "۰ things"
    assert SAMPLE.count("m", 1) == "۱ thing"


@pytest.mark.parametrize("message", ["nothing", "home.x"])
def test_an_unknown_id_is_our_mistake(message: str) -> None:
    with pytest.raises(KeyError, match=message):
        messages("zh").text(message)
    with pytest.raises(KeyError, match=message):
        messages("zh").count(message, 1)
