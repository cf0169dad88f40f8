"""The alphabets that differ from the plain order of letters (CLDR collation tailorings, titles' worth of them)."""

from collections.abc import Mapping, Sequence

NORDIC_EAST = ("z å ä=æ ö=ø",)
NORDIC_WEST = ("z æ=ä ø=ö å=aa",)
CZECH = ("c č", "h ch", "r ř", "s š", "z ž")
TURKISH = ("c ç", "g ğ", "h ı", "o ö", "s ş", "u ü")

TAILORINGS: Mapping[str, Sequence[str]] = {
    "cs": CZECH,
    "sk": ("a ä", *CZECH, "o ô"),
    "pl": ("a ą", "c ć", "e ę", "l ł", "n ń", "o ó", "s ś", "z ź ż"),
    "es": ("n ñ",),
    "tr": TURKISH,
    "az": TURKISH,
    "sv": NORDIC_EAST,
    "fi": NORDIC_EAST,
    "da": NORDIC_WEST,
    "nb": NORDIC_WEST,
    "nn": NORDIC_WEST,
    "no": NORDIC_WEST,
}
"""Language → rules. A rule is a letter and those that follow it in the alphabet; `=` joins what is one letter."""

ALPHABETS: Mapping[str, str] = {
    "fa": "آ ء ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
    "ar": "ء ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ڤ ق ک گ ل م ن ه و ی",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
}
"""Languages whose alphabet is not the order of the code points. Their own letters stand before foreign ones."""

FOLDED = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ە": "ه",
        "ـ": "",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
"""Letters that Unicode does not take apart, Arabic and Persian forms of one letter, the stroke that only stretches."""


def letter_places(language: str) -> dict[str, str]:
    """Letter (or digraph) → what it sorts as, for the letters that the plain order gets wrong."""
    if language in ALPHABETS:
        return {letter: f"{place:02d}" for place, letter in enumerate(ALPHABETS[language].split())}
    if language not in TAILORINGS:
        return {"й": "и1"}
    places: dict[str, str] = {}
    for rule in TAILORINGS[language]:
        first, *following = rule.split()
        for place, letters in enumerate(following, 1):
            places |= dict.fromkeys(letters.split("="), f"{first}{place}")
    return places
