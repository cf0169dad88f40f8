"""Which script a text is written in."""

import re

from kbtool.verify.language_tag import TAG, language_of

LETTERS = re.compile(r"[^\W\d_]+")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
CYRILLIC = "\u0400-\u052f"
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ps", "sd", "ug", "ur", "ckb"), ARABIC),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "tt", "uk"), CYRILLIC),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "\u0900-\u097f"),
    "am": "\u1200-\u139f",
    "bn": "\u0980-\u09ff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "gu": "\u0a80-\u0aff",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ja": f"\u3040-\u30ff{HAN}",
    "ka": "\u10a0-\u10ff",
    "km": "\u1780-\u17ff",
    "kn": "\u0c80-\u0cff",
    "ko": f"\u1100-\u11ff\uac00-\ud7af{HAN}",
    "lo": "\u0e80-\u0eff",
    "ml": "\u0d00-\u0d7f",
    "my": "\u1000-\u109f",
    "pa": "\u0a00-\u0a7f",
    "si": "\u0d80-\u0dff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "th": "\u0e00-\u0e7f",
    "yi": "\u0590-\u05ff",
    "zh": HAN,
}
"""Language → letters of the script it is usually written in (Unicode blocks); Latin for all others."""
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
FORMS = {language: re.compile(f"[{letters}]+") for language, letters in SCRIPTS.items()}
LATIN_FORM = re.compile(f"[{LATIN}]+")
BY_SCRIPT = {"latn": LATIN_FORM, "cyrl": FORMS["ru"], "arab": FORMS["fa"]}


def letters(text: str, tag: str) -> tuple[int, int]:
    """(letters of the script that the language is written in, letters of others)."""
    found = TAG.fullmatch(tag)
    script = (found[2] or "").lower() if found else ""
    form = BY_SCRIPT.get(script) or FORMS.get(language_of(tag), LATIN_FORM)
    total = sum(map(len, LETTERS.findall(text)))
    own = min(total, sum(map(len, form.findall(text))))
    return own, total - own
